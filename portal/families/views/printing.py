"""Letters to families as PDF."""

from pathlib import Path
from typing import Any

from flask_babel import force_locale, gettext, pgettext

from portal.classes.models import SchoolClass
from portal.classes.queries import link_code
from portal.classes.rules import codes
from portal.classes.views.printing import address
from portal.core.paper import paper
from portal.core.web.qr import qr
from portal.families.models import Letter, LetterText
from portal.families.queries import code_of

TEMPLATE = Path(__file__).parents[1] / "templates" / "print" / "letters.typ"


def letters_pdf(school_class: SchoolClass, letters: list[Letter]) -> bytes:
    """One page each, in the order given; the second language only where it is another one."""
    with force_locale(school_class.card_language):
        data = {
            "language": school_class.card_language,
            "title": pgettext("letter", "Letters to the families"),
            "portal": gettext("European Dialogue"),
            "school_class": f"{school_class.name} · {school_class.school.name}",
            "address": address("f", scheme=False),
            "letters": [_letter(letter) for letter in letters],
        }
    return paper(TEMPLATE, data)


def _letter(letter: Letter) -> dict[str, Any]:
    code = code_of(letter)
    return {
        "name": letter.person.name,
        "code": codes.shown(code),
        "qr": qr(address("f", link_code(code))),
        "own": _in_words(letter.text),
        "school": None if letter.text_id == letter.school_text_id else _in_words(letter.school_text),
    }


def _in_words(text: LetterText) -> dict[str, Any]:
    return {"language": text.language, "words": text.words}
