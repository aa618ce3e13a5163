"""Words for consent."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.consent.rules.codes import Confidence, ConsentRefusal, Giver, Kind, Lack, Use, Way
from portal.core.retention import KindWords
from portal.core.web.errors import Words

USES = {
    Use.WEBSITE: lazy_pgettext("use of a work", "On the public pages of this portal"),
    Use.PRESS: lazy_pgettext("use of a work", "In the press"),
    Use.EXHIBITION: lazy_pgettext("use of a work", "In exhibitions, for example at the Hessentag"),
    Use.AWARD: lazy_pgettext("use of a work", "In competitions and awards"),
}
SHORT_USES = {
    Use.WEBSITE: lazy_pgettext("short use of a work", "Portal"),
    Use.PRESS: lazy_pgettext("short use of a work", "Press"),
    Use.EXHIBITION: lazy_pgettext("short use of a work", "Exhibition"),
    Use.AWARD: lazy_pgettext("short use of a work", "Award"),
}
KINDS = {
    Kind.WORK: lazy_pgettext("what is shown of a student", "Work without a name"),
    Kind.FIRST_NAME: lazy_pgettext("what is shown of a student", "First name"),
    Kind.PICTURE: lazy_pgettext("what is shown of a student", "Picture"),
    Kind.VOICE: lazy_pgettext("what is shown of a student", "Voice"),
    Kind.MOVING_IMAGE: lazy_pgettext("what is shown of a student", "Film with sound"),
}
GIVERS = {
    Giver.PARENT: lazy_pgettext("who gives consent", "Parents"),
    Giver.STUDENT: lazy_pgettext("who gives consent", "Student"),
}
WAYS = {
    Way.PAPER: lazy_pgettext("how consent was given", "On paper"),
    Way.LETTER: lazy_pgettext("how consent was given", "By the link of the letter"),
    Way.ACCOUNT: lazy_pgettext("how consent was given", "By the student in the portal"),
}
LACKS = {
    Lack.MISSING: lazy_pgettext("consent", "no answer yet"),
    Lack.REFUSED: lazy_pgettext("consent", "not allowed"),
    Lack.WITHDRAWN: lazy_pgettext("consent", "withdrawn"),
    Lack.EXPIRED: lazy_pgettext("consent", "has ended"),
    Lack.OTHER_YEAR: lazy_pgettext("consent", "given for another school year"),
}
CONFIDENCES = {
    Confidence.HIGH: lazy_pgettext("how sure a fact is", "sure"),
    Confidence.MEDIUM: lazy_pgettext("how sure a fact is", "fairly sure"),
    Confidence.LOW: lazy_pgettext("how sure a fact is", "unsure"),
}
REFUSALS: Words = {
    ConsentRefusal.NOTHING_TICKED: lazy_gettext(
        "Please tick at least one use and one kind, and the answer of a family."
    ),
}

REPLACED = KindWords(
    lazy_gettext("Answers of families that a later answer has replaced"),
    lazy_gettext(
        "They prove why something was shown. The answer that counts stays as long as the account of the student."
    ),
)
