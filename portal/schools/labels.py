"""Words for the codes of this room."""

from flask_babel import LazyString, lazy_gettext, lazy_pgettext

from portal.schools.rules import Flaw, MembershipRefusal, Outside, Unreadable
from portal.web.errors import Words

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

FLAWS: dict[Flaw, LazyString] = {
    Flaw.ID_FORMAT: lazy_gettext("This is not the form of an official id."),
    Flaw.ID_CHECK: lazy_gettext("The check digit or letter of this id does not fit."),
    Flaw.ID_MISSING: lazy_gettext("The official id is missing."),
    Flaw.NAME_MISSING: lazy_gettext("The name is missing."),
    Flaw.CELLS: lazy_gettext("The number of cells is not the number of columns."),
    Flaw.QUOTES: lazy_gettext("A quotation mark is not closed, or there is one too many."),
}

UNREADABLE: dict[Unreadable, LazyString] = {
    Unreadable.NOT_FOUND: lazy_gettext("This file cannot be opened."),
    Unreadable.EMPTY: lazy_gettext("This file is empty."),
    Unreadable.TOO_LARGE: lazy_gettext("This file is too large. Please split it."),
    Unreadable.BINARY: lazy_gettext("This is not a table. CSV, XLSX and JSON files can be read."),
    Unreadable.NUL: lazy_gettext(
        "This file contains NUL characters: it is damaged, or UTF-16 without a mark. Please save it as UTF-8."
    ),
    Unreadable.ENCODING: lazy_gettext("This file is damaged: some characters are not in its encoding."),
    Unreadable.WORKBOOK: lazy_gettext("This workbook cannot be read. It may be damaged or protected by a password."),
    Unreadable.JSON: lazy_gettext("This JSON file is not a list of schools."),
    Unreadable.UNKNOWN_FORMAT: lazy_gettext("This is none of the published lists of schools that are known here."),
    Unreadable.TOO_MANY_FLAWS: lazy_gettext("Too many rows of this file are broken."),
}
