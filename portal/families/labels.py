"""Words for letters to families and their answers."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.retention import KindWords
from portal.core.web.errors import Words
from portal.families.rules.answers import Answer
from portal.families.rules.letters import LetterRefusal

ANSWERS = {
    Answer.OPEN: lazy_pgettext("answer of a family", "Open"),
    Answer.YES: lazy_pgettext("answer of a family", "Yes"),
    Answer.PARENTS_ONLY: lazy_pgettext("answer of a family", "Parents only"),
    Answer.NO: lazy_pgettext("answer of a family", "No"),
}

REPLIES = {
    "all": lazy_gettext("Yes, I agree to all that is named above."),
    "some": lazy_gettext("I agree to part of it."),
    "no": lazy_gettext("No, I do not agree."),
}
NOT_OF_THIS_CLASS = lazy_gettext("No letter to a family of this class has this code. Please check it.")
NOTHING_ON_SHEET = lazy_gettext("Please leave at least one thing ticked, or record “No”.")
NOTHING_ASKED = lazy_gettext("Please tick at least one use and one kind.")
# By the status of the answer.
CODE_PROBLEMS = {
    422: lazy_gettext("This code does not work. Please check it, or ask the teacher for a new letter."),
    429: lazy_gettext("Too many wrong codes. Please wait a few minutes and try again."),
}
REFUSALS: Words = {
    LetterRefusal.ANSWERED: lazy_gettext(
        "This letter has been answered already. You can take the answer back, or ask the teacher for a new letter."
    ),
    LetterRefusal.ENDED: lazy_gettext(
        "The time for which this letter asked is over. Please ask the teacher for a new one."
    ),
}

OLD_LETTERS = KindWords(
    lazy_gettext("Letters to families whose time is over"),
    lazy_gettext("They show what a family was asked, in which words. The answers are kept apart from them."),
)
