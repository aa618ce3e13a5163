"""Words for what is left of closed classes, and for refusals."""

from flask_babel import lazy_gettext

from portal.closing.rules import ClosingRefusal
from portal.core.retention import KindWords
from portal.core.web.errors import Words

CLOSED = KindWords(
    lazy_gettext("Students of closed classes, and what they have not published"),
    lazy_gettext(
        "Until then a class that was closed by mistake comes back with everything. Works that are published stay, "
        "and so does the account of a student whom they show, so that the family can take the consent back."
    ),
)
REFUSALS: Words = {
    ClosingRefusal.CHANGED: lazy_gettext(
        "Somebody else has closed one of these classes meanwhile, or begun its next school year. Nothing was changed: "
        "please look at the list again."
    ),
}
