"""Words for the answers of families."""

from flask_babel import lazy_pgettext

from portal.families.rules import Answer

ANSWERS = {
    Answer.OPEN: lazy_pgettext("answer of a family", "Open"),
    Answer.YES: lazy_pgettext("answer of a family", "Yes"),
    Answer.PARENTS_ONLY: lazy_pgettext("answer of a family", "Parents only"),
    Answer.NO: lazy_pgettext("answer of a family", "No"),
}
