"""On a tablet that a class shares: students tap their name and type their PIN."""

import hmac

from flask import abort, render_template
from flask.typing import ResponseReturnValue
from flask_babel import pgettext

from portal.accounts.views import throttle
from portal.classes import queries
from portal.classes.forms import PinForm
from portal.classes.models import Student
from portal.classes.rules import codes
from portal.classes.views.codes import TYPE_CLASS, linked_class, subject_of
from portal.classes.views.pages import by_name
from portal.classes.views.responses import enter, private
from portal.classes.views.sign_in import page_with_code
from portal.core.web.access import open_to_everyone
from portal.core.web.routes import Routes

routes = Routes()


@routes.get("/class/<code>")
@open_to_everyone
def show_class(code: str) -> ResponseReturnValue:
    """The names, for whoever has the QR code or has typed the code; a code alone waits for the button."""
    if (school_class := linked_class(code)) is None:
        return page_with_code(TYPE_CLASS, code)
    students = by_name(school_class.students)
    return private(render_template("classes/names.html", school_class=school_class, students=students, code=code))


@routes.get("/class/<code>/<int:person_id>")
@open_to_everyone
def show_name(code: str, person_id: int) -> ResponseReturnValue:
    return _page(_student(code, person_id), code, PinForm(formdata=None), 200)


@routes.post("/class/<code>/<int:person_id>")
@open_to_everyone
def sign_in_by_name(code: str, person_id: int) -> ResponseReturnValue:
    student, form = _student(code, person_id), PinForm()
    if not form.validate():
        return _page(student, code, form, 422)
    attempt = throttle.find_attempt("pin", codes.PINS, subject_of(student))
    if attempt is None:
        return _refuse(student, code, form, 429)
    if not hmac.compare_digest(queries.pin(student), form.digits()):
        return _refuse(student, code, form, 422)
    attempt.passed()
    return enter(student, shared=True)


def _student(code: str, person_id: int) -> Student:
    school_class = linked_class(code) or abort(404)
    return next((s for s in school_class.students if s.person_id == person_id), None) or abort(404)


def _refuse(student: Student, code: str, form: PinForm, status: int) -> ResponseReturnValue:
    words = {
        422: pgettext("student", "This is not your PIN. It is on your card, below the code."),
        429: pgettext("student", "Too many wrong PINs today. Log in with your card, or ask your teacher."),
    }
    form.pin.errors = [words[status]]
    return _page(student, code, form, status)


def _page(student: Student, code: str, form: PinForm, status: int) -> ResponseReturnValue:
    return private(render_template("classes/pin.html", student=student, code=code, form=form), status)
