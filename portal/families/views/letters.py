"""A teacher writes to the families of a class, and prints the letters once more for those who have not answered."""

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.classes import queries as classes
from portal.classes.models import SchoolClass, Student
from portal.classes.views.pages import by_name
from portal.config import LANGUAGES
from portal.core.refusal import NotFound
from portal.core.web.access import Role, open_to
from portal.core.web.locale import OWN_NAMES
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.families import actions, queries
from portal.families.forms import LetterForm, suggested
from portal.families.labels import NOTHING_ASKED
from portal.families.models import Letter
from portal.families.views.papers import project_choices
from portal.families.views.printing import letters_pdf
from portal.families.views.wording import words_for

routes = Routes()


@routes.route("/classes/<int:class_id>/letters", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def letters(class_id: int) -> ResponseReturnValue:
    school_class = classes.get_own(current_user, class_id)
    form = LetterForm(data=suggested())
    form.project.choices = project_choices(school_class)
    missing = _unanswered(school_class)
    if not (form.validate_on_submit() and missing):
        return _page(school_class, form, missing)
    terms = form.terms()
    if not terms.grants:
        form.uses.errors = [NOTHING_ASKED]
        return _page(school_class, form, missing)
    actions.set_languages(school_class, _typed_languages(school_class))
    languages = queries.languages_of(school_class)
    to = {student.person_id: languages[student.person_id] for student in missing}
    actions.write_letters(missing, to, terms, words_for(school_class, terms), by=current_user)
    return saved(gettext("The letters are ready to be printed."), url_for(".letters", class_id=class_id))


@routes.get("/classes/<int:class_id>/letters.pdf")
@open_to(Role.TEACHER)
def print_letters(class_id: int) -> Response:
    """Of all whose answer is missing, in one file."""
    school_class = classes.get_own(current_user, class_id)
    written = queries.letters_of([student.person_id for student in _unanswered(school_class)])
    return _pdf(school_class, written, f"letters-{class_id}")


@routes.get("/students/<int:person_id>/letter.pdf")
@open_to(Role.TEACHER)
def print_letter(person_id: int) -> Response:
    student = classes.get_student(current_user, person_id)
    return _pdf(student.school_class, queries.letters_of([person_id]), f"letter-{person_id}")


def _unanswered(school_class: SchoolClass) -> list[Student]:
    known = queries.standings(school_class)
    return [student for student in by_name(school_class.students) if not known[student.person_id].is_answered]


def _typed_languages(school_class: SchoolClass) -> dict[int, str]:
    typed = {number: request.form.get(f"language-{number}", "") for number in queries.people_of(school_class)}
    return {number: language for number, language in typed.items() if language in LANGUAGES}


def _page(school_class: SchoolClass, form: LetterForm, missing: list[Student]) -> ResponseReturnValue:
    page = render_template(
        "families/letters.html",
        school_class=school_class,
        form=form,
        missing=missing,
        written=queries.letters_of([student.person_id for student in missing]),
        languages=queries.languages_of(school_class) | _typed_languages(school_class),
        own_names=OWN_NAMES,
    )
    return page, 422 if form.is_submitted() else 200


def _pdf(school_class: SchoolClass, written: dict[int, Letter], name: str) -> Response:
    if not written:
        raise NotFound
    sheet = [written[student.person_id] for student in by_name(school_class.students) if student.person_id in written]
    response = Response(letters_pdf(school_class, sheet), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response
