"""Words for the codes of this room."""

from flask_babel import lazy_gettext

from portal.schools.rules import MembershipRefusal
from portal.web.errors import Words

REFUSALS: Words = {
    MembershipRefusal.ALREADY_DECIDED: lazy_gettext("This has already been decided. Nothing is left to do here."),
    MembershipRefusal.ALREADY_VERIFIED: lazy_gettext("This school has already been verified."),
}
