"""Students sign in by a card, or by the code of the class on a shared tablet."""

from collections.abc import Callable
from typing import TypeVar

from flask import Response, abort, make_response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import pgettext

from portal.accounts.views import throttle
from portal.accounts.views.session import AFTER_SIGN_OUT, start_session
from portal.classes import queries
from portal.classes.forms import CodeForm
from portal.classes.models import SchoolClass, Student
from portal.classes.rules import codes
from portal.classes.views.pages import by_name
from portal.core.web.access import open_to_everyone
from portal.core.web.locale import wanted_language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()

Owner = TypeVar("Owner", Student, SchoolClass)  # of a code


@routes.route("/card", methods=["GET", "POST"])
@open_to_everyone
def type_card() -> ResponseReturnValue:
    return _type("classes/type_card.html")


@routes.route("/class", methods=["GET", "POST"])
@open_to_everyone
def type_class() -> ResponseReturnValue:
    return _type("classes/type_class.html")


@routes.get("/card/<code>")
@open_to_everyone
def show_card(code: str) -> ResponseReturnValue:
    return _private(render_template("classes/card.html", student=_student(code), code=code))


@routes.post("/card/<code>")
@open_to_everyone
def sign_in_by_card(code: str) -> ResponseReturnValue:
    return _enter(_student(code))


@routes.get("/class/<code>")
@open_to_everyone
def show_class(code: str) -> ResponseReturnValue:
    school_class = _school_class(code)
    students = by_name(school_class.students)
    return _private(render_template("classes/names.html", school_class=school_class, students=students, code=code))


@routes.post("/class/<code>")
@open_to_everyone
def sign_in_by_name(code: str) -> ResponseReturnValue:
    school_class = _school_class(code)
    student = next((s for s in school_class.students if str(s.person_id) == request.form.get("student")), None)
    return _enter(student or abort(404), shared=True)


@routes.route("/k/<code>", has_language=False)
@open_to_everyone
def short_card(code: str) -> ResponseReturnValue:
    return redirect(url_for(".show_card", code=code, lang=_student(code).school_class.card_language))


@routes.route("/c/<code>", has_language=False)
@open_to_everyone
def short_class(code: str) -> ResponseReturnValue:
    return redirect(url_for(".show_class", code=code, lang=_school_class(code).card_language))


@routes.route("/k", has_language=False)
@open_to_everyone
def short_type_card() -> ResponseReturnValue:
    return redirect(url_for(".type_card", lang=wanted_language()))


@routes.route("/c", has_language=False)
@open_to_everyone
def short_type_class() -> ResponseReturnValue:
    return redirect(url_for(".type_class", lang=wanted_language()))


def _type(page: str) -> ResponseReturnValue:
    """One field takes both kinds of codes, since students mix them up."""
    form = CodeForm()
    if not form.validate_on_submit():
        return render_template(page, form=form), 422 if form.is_submitted() else 200
    if len(codes.typed(form.code.data)) == codes.CLASS_CODE_LENGTH:
        return redirect(url_for(".show_class", code=_school_class(form.code.data, page, form).code), 303)
    return _enter(_student(form.code.data, page, form))


def _student(code: str, page: str = "classes/type_card.html", form: CodeForm | None = None) -> Student:
    return _guarded(queries.find_student_by_card, code, page, form)


def _school_class(code: str, page: str = "classes/type_class.html", form: CodeForm | None = None) -> SchoolClass:
    return _guarded(queries.find_class_by_code, code, page, form)


def _guarded(find: Callable[[str], Owner | None], code: str, page: str, form: CodeForm | None) -> Owner:
    """Whose code it is; an unknown code counts as guessing, and the page says what to do."""
    watched = throttle.buckets("code")
    throttle.check(watched)
    if (owner := find(code)) is not None:
        return owner
    throttle.failed(watched)
    again = form or CodeForm(formdata=None)
    again.code.errors = [pgettext("student", "This code does not work. Check it, or ask your teacher for a new card.")]
    abort(_private(render_template(page, form=again), 422 if form else 404))


def _enter(student: Student, shared: bool = False) -> ResponseReturnValue:
    """Signs in; a shared tablet forgets the student with the browser and goes back to the names after sign-out."""
    start_session(student.person, remember=not shared)
    if shared:
        session[AFTER_SIGN_OUT] = url_for(".show_class", code=student.school_class.code)
    return saved("", url_for("dashboard.show", lang=student.person.language))


def _private(page: str, status: int = 200) -> Response:
    """The address holds a code: no cache stores the page, no other site learns the path."""
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    # Not no-referrer: over https the protection of forms wants to see the origin.
    response.headers["Referrer-Policy"] = "strict-origin"
    return response
