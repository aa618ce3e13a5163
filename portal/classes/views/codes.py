"""Whose a code is: link codes are looked up at any time, typed ones after the attempt was counted."""

from collections.abc import Callable
from typing import NoReturn, TypeVar

from flask import abort, render_template
from flask_babel import pgettext

from portal.accounts.rules.throttle import Limits
from portal.accounts.views import throttle
from portal.accounts.views.known_devices import known_device
from portal.classes import queries
from portal.classes.forms import CodeForm
from portal.classes.models import SchoolClass, Student
from portal.classes.rules import codes
from portal.classes.views.responses import private

Owner = TypeVar("Owner", Student, SchoolClass)  # of a code

TYPE_CARD, TYPE_CLASS = "classes/type_card.html", "classes/type_class.html"


def linked_student(link: str) -> Student | None:
    """Whose card a QR code is on; None when the address carries only a code as it is typed."""
    code = queries.code_of(link)
    return (queries.find_student_by_card(code) or refuse(TYPE_CARD)) if code else None


def linked_class(link: str) -> SchoolClass | None:
    """Which class a QR code opens; None when the address carries only a code as it is typed."""
    code = queries.code_of(link)
    return (queries.find_class_by_code(code) or refuse(TYPE_CLASS)) if code else None


def typed_student(form: CodeForm, page: str) -> Student:
    return _counted(queries.find_student_by_card, codes.CARD_CODES, form, page)


def typed_class(form: CodeForm, page: str) -> SchoolClass:
    return _counted(queries.find_class_by_code, codes.CLASS_CODES, form, page)


def subject_of(owner: Student | SchoolClass) -> str:
    """What a device is known for once this code was right there."""
    if isinstance(owner, SchoolClass):
        return f"class {owner.code}"
    return codes.subject(owner.person_id, owner.card_serial)


def refuse(page: str, form: CodeForm | None = None, status: int = 404) -> NoReturn:
    """The page with the field, saying what to do."""
    again = form or CodeForm(formdata=None)
    again.code.errors = [
        pgettext("student", "Too many wrong codes. Scan the square on your card, or wait a few minutes.")
        if status == 429
        else pgettext("student", "This code does not work. Check it, or ask your teacher for a new card.")
    ]
    abort(private(render_template(page, form=again), status))


def _counted(find: Callable[[str], Owner | None], limits: Limits, form: CodeForm, page: str) -> Owner:
    """Counts before it looks. A right code passes on a device that knows it, however many were wrong around it."""
    attempt = throttle.find_attempt(find.__name__, limits)
    owner = find(form.code.data or "")
    if attempt is None and not (owner and known_device(subject_of(owner))):
        refuse(page, form, 429)
    if owner is None:
        refuse(page, form, 422)
    if attempt:
        attempt.passed()
    return owner
