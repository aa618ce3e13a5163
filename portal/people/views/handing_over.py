"""Hands the work of a teacher, or what nobody looks after, to another teacher of the school."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.accounts.models import Person
from portal.core.refusal import existing
from portal.core.web.access import open_to
from portal.core.web.converters import row_number
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.people.actions.handing_over import hand_over as hand_to
from portal.people.forms import HandOverForm
from portal.people.labels import DONE
from portal.people.queries.accounts import get_account
from portal.people.queries.work import Work, work_at
from portal.people.rules import Step
from portal.people.views.lists import STAFF
from portal.schools.models import School
from portal.schools.queries.memberships import confirmed_teachers
from portal.schools.queries.schools import find_school, get_own_school

routes = Routes()


@routes.route("/schools/<int:school_id>/hand-over", methods=["GET", "POST"])
@open_to(*STAFF)
def hand_over(school_id: int) -> ResponseReturnValue:
    """`of` is the number of a teacher; without it, what nobody looks after."""
    school, person = _school(school_id), _teacher()
    work = work_at(school, person)
    teachers = [teacher for teacher in confirmed_teachers(school_id) if teacher != person]
    form = HandOverForm(data={"seen": person.n_changes if person else None}).offer(work, teachers)
    if not form.validate_on_submit() or not (chosen := form.chosen(work)):
        return _page(form, work, school, person)
    to = next(teacher for teacher in teachers if teacher.id == form.to.data)
    hand_to(chosen, school, of=person, to=to, by=current_user, grounds=form.grounds)
    return saved(str(DONE[Step.HAND_OVER]), url_for(".left_waiting"))


def _page(form: HandOverForm, work: Work, school: School, person: Person | None) -> ResponseReturnValue:
    page = render_template("people/hand_over.html", form=form, work=work, school=school, teacher=person)
    return page, 422 if form.is_submitted() else 200


def _school(school_id: int) -> School:
    if current_user.is_coordinator:
        return get_own_school(school_id, current_user.region_keys)
    return existing(find_school(school_id))


def _teacher() -> Person | None:
    number = request.args.get("of", type=row_number)
    return get_account(current_user, number).person if number else None
