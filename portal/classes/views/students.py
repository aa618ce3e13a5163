"""A teacher's students: add, rename, remove, renew cards."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.classes import actions, queries
from portal.classes.forms import WHOLE, NameForm, NamesForm
from portal.classes.labels import NAME_PROBLEMS, added_text
from portal.classes.models import SchoolClass, Student
from portal.classes.rules import codes
from portal.classes.rules.lists import ClassList, read_list
from portal.classes.rules.names import NameProblem, check_names
from portal.classes.views.pages import class_page
from portal.core.paper import unprintable
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()


@routes.post("/classes/<int:class_id>/students")
@open_to(Role.TEACHER)
def add_students(class_id: int) -> ResponseReturnValue:
    """Saves the accepted names; the other lines come back in the form. Of columns it is asked which has the names."""
    school_class = queries.get_own(current_user, class_id)
    form = NamesForm()
    if not form.validate():
        return class_page(school_class, form), 422
    listed = read_list(form.names.data, cuts_words=not form.is_shown.data)
    if listed.has_columns:
        return _columns(school_class, form, listed)
    added, checked = actions.add_students(school_class, listed.wholes, form.seen.data, form.ticked())
    response = saved(added_text(len(added)), url_for(".show", class_id=class_id))
    if not checked.refused:
        return response
    form.names.data = "\n".join(line for line, _ in checked.refused)
    return class_page(school_class, form, refused=checked.refused), 422


@routes.get("/students/<int:person_id>")
@open_to(Role.TEACHER)
def student(person_id: int) -> ResponseReturnValue:
    return _page(queries.get_student(current_user, person_id))


@routes.post("/students/<int:person_id>/rename")
@open_to(Role.TEACHER)
def rename_student(person_id: int) -> ResponseReturnValue:
    student = queries.get_student(current_user, person_id)
    form = NameForm()
    if not form.validate():
        return _page(student, form)
    checked = actions.rename_student(student, form.name.data, form.ticked())
    for _, problem in checked.refused:
        form.name.errors = [NAME_PROBLEMS[problem]]
        return _page(student, form, asks=problem == NameProblem.SEVERAL_WORDS)
    return saved(gettext("Your changes have been saved."), url_for(".student", person_id=person_id))


@routes.post("/students/<int:person_id>/renew-card")
@open_to(Role.TEACHER)
def renew_card(person_id: int) -> ResponseReturnValue:
    actions.renew_card(queries.get_student(current_user, person_id))
    return saved(
        gettext("The old card no longer works. Please print the new one."), url_for(".student", person_id=person_id)
    )


@routes.post("/classes/<int:class_id>/renew-cards")
@open_to(Role.TEACHER)
def renew_all_cards(class_id: int) -> ResponseReturnValue:
    actions.renew_all_cards(queries.get_own(current_user, class_id))
    return saved(
        gettext("The old cards no longer work. Please print the new ones."), url_for(".show", class_id=class_id)
    )


def _columns(school_class: SchoolClass, form: NamesForm, listed: ClassList) -> str:
    """Asks where the first names are; then shows them, before anything is saved."""
    names = form.names_in(listed)
    if names is None:
        return class_page(school_class, form, listed=listed)
    form.names.data = "\n".join(names)
    within = read_list(form.names.data, cuts_words=False)
    if within.has_columns:  # surname and first name share a column
        return class_page(school_class, form, listed=within)
    form.first_names.data = names if form.column.data == WHOLE else []
    checked = check_names(names, [], unprintable=unprintable(names))
    return class_page(school_class, form, refused=checked.refused, n_found=len(names))


def _page(student: Student, form: NameForm | None = None, *, asks: bool = False) -> ResponseReturnValue:
    page = render_template(
        "classes/student.html",
        student=student,
        form=form or NameForm(formdata=None, data={"name": student.person.name}),
        asks=asks,
        code=codes.shown(queries.card_code(student)),
        pin=codes.shown_pin(queries.pin(student)),
    )
    return page, 422 if form else 200
