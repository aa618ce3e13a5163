"""Words for what is wrong with a file or a row."""

from flask_babel import LazyString, lazy_gettext

from portal.core.tabular.rules import Damage, Unreadable
from portal.core.web.errors import Words

DAMAGES: Words = {
    Damage.CELLS: lazy_gettext("The number of cells is not the number of columns."),
    Damage.QUOTES: lazy_gettext("A quotation mark is not closed, or there is one too many."),
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
    Unreadable.JSON: lazy_gettext("This JSON file is not a list of entries."),
    Unreadable.CALENDAR: lazy_gettext("This calendar file cannot be read. It may be damaged."),
    Unreadable.UNKNOWN_FORMAT: lazy_gettext("This is none of the published lists that are known here."),
    Unreadable.TOO_MANY_FLAWS: lazy_gettext("Too many rows of this file are broken."),
}
