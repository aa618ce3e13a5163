"""Words for partnerships of towns: why something can't be done with one."""

from flask_babel import lazy_gettext

from portal.core.web.errors import Words
from portal.twinnings.rules import TwinningRefusal

REFUSALS: Words = {
    TwinningRefusal.KNOWN: lazy_gettext("The partnership of these two towns is already known."),
    TwinningRefusal.ONE_REGION: lazy_gettext("Please choose towns of two different regions."),
    TwinningRefusal.NOT_YOUR_TOWN: lazy_gettext(
        "Coordinators enter partnerships of their region; teachers suggest those of the town where their school is."
    ),
    TwinningRefusal.DECIDED: lazy_gettext("Somebody else has already decided about this suggestion."),
}
