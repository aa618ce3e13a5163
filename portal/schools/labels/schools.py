"""Words for the codes of this room."""

from flask_babel import LazyString, lazy_gettext, lazy_pgettext

from portal.core.web.errors import Words
from portal.schools.rules.schools import Flaw, MembershipRefusal, Outside

REFUSALS: Words = {
    MembershipRefusal.ALREADY_DECIDED: lazy_gettext("This has already been decided. Nothing is left to do here."),
    MembershipRefusal.ALREADY_VERIFIED: lazy_gettext("This school has already been verified."),
}

OUTSIDE: dict[Outside, LazyString] = {
    Outside.OTHER_REGION: lazy_pgettext("school list", "Other region"),
    Outside.UNKNOWN_REGION: lazy_pgettext("school list", "The row does not say in which region (see --region)"),
    Outside.KINDERGARTEN: lazy_pgettext("school list", "Kindergarten"),
    Outside.ADULTS: lazy_pgettext("school list", "Adult education"),
    Outside.NOT_A_SCHOOL: lazy_pgettext("school list", "Not a school for ages 6 to 19"),
    Outside.CLOSED: lazy_pgettext("school list", "Closed"),
}

FLAWS: Words = {
    Flaw.ID_FORMAT: lazy_gettext("This is not the form of an official id."),
    Flaw.ID_CHECK: lazy_gettext("The check digit or letter of this id does not fit."),
    Flaw.ID_MISSING: lazy_gettext("The official id is missing."),
    Flaw.NAME_MISSING: lazy_gettext("The name is missing."),
}
