"""Words for kinds and statuses of lists, and for refusals."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.retention import KindWords
from portal.core.web.errors import Words
from portal.imports.rules import ImportRefusal, Kind, Status

KINDS = {
    Kind.SCHOOLS: lazy_pgettext("published list", "Schools"),
    Kind.HOLIDAYS: lazy_pgettext("published list", "Holidays and school years"),
}

STATUSES = {
    Status.WAITING: lazy_pgettext("published list", "Waiting to start"),
    Status.CHECKING: lazy_pgettext("published list", "Being checked"),
    Status.PREVIEW: lazy_pgettext("published list", "Preview: nothing has been changed yet"),
    Status.CONFIRMED: lazy_pgettext("published list", "Waiting to start"),
    Status.TAKING_OVER: lazy_pgettext("published list", "Being taken over"),
    Status.DONE: lazy_pgettext("published list", "Taken over"),
    Status.UNREADABLE: lazy_pgettext("published list", "Not readable: nothing has been changed"),
    Status.BROKEN: lazy_pgettext("published list", "Broken off: nothing has been changed"),
    Status.DROPPED: lazy_pgettext("published list", "Dropped: nothing has been changed"),
}

REFUSALS: Words = {
    ImportRefusal.NO_FILE: lazy_gettext("Please choose a file."),
    ImportRefusal.TOO_LARGE: lazy_gettext(
        "This file is too large for the browser. Please split it, or import it on the server by command line."
    ),
}

LISTS = KindWords(
    lazy_gettext("Published lists that were sent, with their reports"),
    lazy_gettext("What was taken over stays. The report is needed as long as somebody may look into it."),
)
