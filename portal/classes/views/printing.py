"""Login cards and posters as PDF, in the language of the class."""

from pathlib import Path
from typing import Any

from flask import current_app
from flask_babel import force_locale, gettext, pgettext

from portal.classes import queries
from portal.classes.models import SchoolClass, Student
from portal.classes.rules import codes
from portal.core.paper import paper
from portal.core.web.qr import qr

PAPERS = Path(__file__).parents[1] / "templates" / "print"


def cards(school_class: SchoolClass, students: list[Student]) -> bytes:
    """Cards for these students of the class, eight to a sheet."""
    with force_locale(school_class.card_language):
        data = {
            **_frame(school_class),
            "title": pgettext("student card", "Cards to sign in"),
            "address": address("k", scheme=False),
            "instruction": pgettext("student card", "Scan the square, or open this address and type the code:"),
            "cards": [_card(student) for student in students],
        }
    return paper(PAPERS / "cards.typ", data)


def poster(school_class: SchoolClass) -> bytes:
    """The class code for the wall of the classroom."""
    with force_locale(school_class.card_language):
        data = {
            **_frame(school_class),
            "title": pgettext("student poster", "Code of the class"),
            "address": address("c", scheme=False),
            "instruction": pgettext(
                "student poster",
                "Scan the square, tap your name and type your PIN. Or open this address and type the code:",
            ),
            "code": school_class.code,
            "qr": qr(address("c", queries.link_code(school_class.code))),
        }
    return paper(PAPERS / "poster.typ", data)


def address(*parts: str, scheme: bool = True) -> str:
    """A short address of this portal; without its scheme it is for reading and typing."""
    base = str(current_app.config["BASE_URL"]).rstrip("/")
    whole = "/".join([base, *parts])
    return whole if scheme else whole.split("://", 1)[-1]


def _frame(school_class: SchoolClass) -> dict[str, Any]:
    return {
        "language": school_class.card_language,
        "portal": gettext("European Dialogue"),
        "school_class": school_class.name,
        "qr_alt": gettext("QR code"),
    }


def _card(student: Student) -> dict[str, str]:
    code = queries.card_code(student)
    return {
        "name": student.person.name,
        "code": codes.shown(code),
        "pin": pgettext("student card", "PIN: %(pin)s", pin=codes.shown_pin(queries.pin(student))),
        "qr": qr(address("k", queries.link_code(code))),
    }
