"""A teacher's classes: the next school year, handing one over, closing one and opening it again."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.classes.queries import get_own
from portal.core.refusal import existing
from portal.core.web.access import Role, open_to
from portal.core.web.converters import row_number
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.schools.queries.memberships import colleagues_of
from portal.teaching.actions import classes as actions
from portal.teaching.actions.handing_back import hand_back
from portal.teaching.forms import YearForm
from portal.teaching.queries import NextYear, classes_to_raise, get_hand_over, projects_under_way
from portal.teaching.rules import Plan

routes = Routes()


@routes.route("/classes/next-year", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def next_year() -> ResponseReturnValue:
    years, projects = classes_to_raise(current_user), projects_under_way(current_user)
    form = YearForm.of(years, projects)
    if not (years and form.validate_on_submit() and form.classes.entries):
        return _page(form, years)
    finished = [project for project in projects if project.id in (form.projects.data or ())]
    actions.begin_year(_plans(form, years), finished, by=current_user)
    message = gettext("The new school year has begun. The old cards no longer work: please print the new ones.")
    return saved(message, url_for("classes.index"))


@routes.post("/classes/<int:class_id>/hand-over")
@open_to(Role.TEACHER)
def hand_over(class_id: int) -> ResponseReturnValue:
    """To the colleague whose number is `to`."""
    school_class, number = get_own(current_user, class_id), request.form.get("to", type=row_number)
    colleagues = colleagues_of(current_user, school_class.school_id)
    to = existing(next((each for each in colleagues if each.id == number), None))
    actions.hand_over_class(school_class, to)
    message = gettext("%(teacher)s looks after this class from now on.", teacher=to.name)
    return saved(message, url_for("classes.index"), undo=url_for(".take_back", class_id=class_id))


@routes.post("/classes/<int:class_id>/take-back")
@open_to(Role.TEACHER)
def take_back(class_id: int) -> ResponseReturnValue:
    """A class that was handed over by a slip."""
    hand_back(get_hand_over(current_user, class_id), by=current_user)
    return saved(gettext("Undone. You look after this class again."), url_for("classes.show", class_id=class_id))


@routes.post("/classes/<int:class_id>/close")
@open_to(Role.TEACHER)
def close(class_id: int) -> ResponseReturnValue:
    actions.close_class(get_own(current_user, class_id))
    message = gettext("The class is closed: its cards no longer work, and what is published stays.")
    return saved(message, url_for("classes.show", class_id=class_id), undo=url_for(".reopen", class_id=class_id))


@routes.post("/classes/<int:class_id>/reopen")
@open_to(Role.TEACHER)
def reopen(class_id: int) -> ResponseReturnValue:
    actions.reopen_class(get_own(current_user, class_id))
    message = gettext("The class is open again. Its cards work as before.")
    return saved(message, url_for("classes.show", class_id=class_id))


def _plans(form: YearForm, years: list[NextYear]) -> list[actions.ClassPlan]:
    pairs = [(row.form, form.year_of(row, years)) for row in form.classes]
    return [actions.ClassPlan(year, Plan(row.plan.data), row.name.data) for row, year in pairs if year]


def _page(form: YearForm, years: list[NextYear]) -> ResponseReturnValue:
    rows = [(row.form, year) for row in form.classes if (year := form.year_of(row, years))]
    page = render_template("teaching/next_year.html", form=form, rows=rows)
    return page, 422 if form.is_submitted() else 200
