"""Invitations: administrators invite anybody, coordinators teachers of the schools in their regions."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.web.access import Role, open_to
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.people.actions.invitations import Invitation, invite
from portal.people.actions.roles import Task
from portal.people.forms import InvitationForm, TeacherInvitationForm
from portal.people.labels import DONE, OBSTACLES
from portal.people.queries.invitations import obstacle
from portal.people.rules import Step
from portal.people.views.lists import STAFF
from portal.schools.models import School
from portal.schools.queries.schools import find_picked, suggestions

routes = Routes()

MOST_CHOICES = 8


@routes.route("/new", methods=["GET", "POST"])
@open_to(*STAFF)
def new() -> ResponseReturnValue:
    """`region` chooses a region beforehand."""
    form = _form()
    if not form.validate_on_submit():
        return _page(form, [])
    task = form.task if isinstance(form, InvitationForm) else Task(Role.TEACHER)
    schools = _schools(form) if task.role == Role.TEACHER else []
    school = schools[0] if len(schools) == 1 else None
    if not _is_complete(form, task, school):
        return _page(form, schools)
    invitation = Invitation(form.email.data, task, form.name.data or "", form.language.data, school)
    person = invite(invitation, by=current_user)
    return saved(str(DONE[Step.INVITE]), url_for(".show", person_id=person.id))


def _form() -> TeacherInvitationForm:
    usual = {"language": language()}
    if current_user.is_coordinator:
        return TeacherInvitationForm(data=usual)
    regions = request.args.getlist("region")
    return InvitationForm(data={**usual, "role": Role.COORDINATOR, "regions": regions}).offer()


def _page(form: TeacherInvitationForm, schools: list[School]) -> ResponseReturnValue:
    keys = current_user.region_keys if current_user.is_coordinator else []
    page = render_template("people/new.html", form=form, schools=schools, region_keys=keys)
    return page, 422 if form.is_submitted() else 200


def _schools(form: TeacherInvitationForm) -> list[School]:
    """The school that was picked, or those that the typed words may mean, in the regions of whoever invites."""
    keys = current_user.region_keys if current_user.is_coordinator else None
    picked = find_picked(form.school_id.data or "")
    if picked and (keys is None or picked.region_key in keys):
        return [picked]
    return suggestions(form.school.data or "", keys, limit=MOST_CHOICES)


def _is_complete(form: TeacherInvitationForm, task: Task, school: School | None) -> bool:
    """Otherwise says beside the field what to do."""
    if isinstance(form, InvitationForm) and not form.has_region():
        return False
    if task.role == Role.TEACHER and school is None:
        problem = gettext("Please choose the school: type a part of its name or town, and pick it from the list.")
        form.school.errors = [*form.school.errors, problem]
        return False
    if code := obstacle(form.email.data, task.role, school):
        form.email.errors = [*form.email.errors, OBSTACLES[code]]
        return False
    return True
