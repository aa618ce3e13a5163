"""Erases a student: the teacher of the class sees what goes and what stays; so do administrators for anybody."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.models import Person
from portal.accounts.queries.people import get_person
from portal.classes.queries import get_student
from portal.contributions.labels import STATUSES
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.families.queries import get_student as any_student
from portal.rights.actions.erasing import erase_person
from portal.rights.queries.works import remains_of

routes = Routes()


@routes.route("/students/<int:person_id>/erase", methods=["GET"])
@open_to(Role.TEACHER, Role.ADMINISTRATOR)
def erase_student(person_id: int) -> ResponseReturnValue:
    person = _student(person_id)
    back = url_for(".waiting") if current_user.is_administrator else url_for("classes.student", person_id=person_id)
    return render_template(
        "rights/erase_student.html", student=person, remains=remains_of(person), statuses=STATUSES, back=back
    )


@routes.post("/students/<int:person_id>/erase")
@open_to(Role.TEACHER, Role.ADMINISTRATOR)
def carry_out(person_id: int) -> ResponseReturnValue:
    erasure = erase_person(_student(person_id))
    return saved(gettext("The student is erased."), url_for(".receipt", receipt=erasure.receipt))


def _student(person_id: int) -> Person:
    """One of the teacher's classes; any for an administrator."""
    if current_user.is_administrator:
        return any_student(get_person(person_id)).person
    return get_student(current_user, person_id).person
