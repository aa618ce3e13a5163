"""A teacher's schools: join one, leave one, come back, invite a colleague."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.schools.actions.schools import add_missing
from portal.schools.models import School
from portal.schools.queries.memberships import colleagues_of
from portal.schools.queries.schools import find_picked, suggestions
from portal.teaching.actions import schools as actions
from portal.teaching.forms import ColleagueForm, JoinForm, TakerForm
from portal.teaching.queries import OwnSchool, get_membership, own_schools

routes = Routes()

MOST_CHOICES = 8


@routes.get("/my-schools")
@open_to(Role.TEACHER)
def my_schools() -> ResponseReturnValue:
    """`school` is the number of one that somebody was invited to."""
    invited = find_picked(request.args.get("school", ""))
    known = {"school": invited.name, "school_id": invited.id} if invited else {}
    return _page(JoinForm(formdata=None, data=known).offer())


@routes.post("/my-schools/join")
@open_to(Role.TEACHER)
def join() -> ResponseReturnValue:
    form = JoinForm().offer()
    is_valid, schools = form.validate(), _schools(form)
    if not (is_valid and form.is_settled(schools)):
        return _page(form, schools)
    actions.join_school(current_user, schools[0] if len(schools) == 1 else _missing(form))
    return saved(gettext("The school has been added. It is asked to confirm you there."), url_for(".my_schools"))


@routes.post("/my-schools/<int:school_id>/leave")
@open_to(Role.TEACHER)
def leave(school_id: int) -> ResponseReturnValue:
    membership = get_membership(current_user, school_id)
    colleagues = colleagues_of(current_user, school_id)
    form = _taker(school_id).offer(colleagues)
    if not form.validate():
        return _page()
    actions.leave_school(membership, form.chosen(colleagues))
    return saved(
        gettext("You have left this school. For 30 days you can take it back with one click, further down this page."),
        url_for(".my_schools"),
        undo=url_for(".come_back", school_id=school_id),
    )


@routes.post("/my-schools/<int:school_id>/come-back")
@open_to(Role.TEACHER)
def come_back(school_id: int) -> ResponseReturnValue:
    actions.come_back(get_membership(current_user, school_id))
    return saved(gettext("You work at this school again, as before."), url_for(".my_schools"))


@routes.post("/my-schools/<int:school_id>/invite")
@open_to(Role.TEACHER)
def invite(school_id: int) -> ResponseReturnValue:
    membership, form = get_membership(current_user, school_id), _colleague(school_id)
    if not form.validate():
        return _page()
    actions.invite_colleague(form.email.data, membership.school, by=current_user)
    return saved(gettext("The invitation has been sent."), url_for(".my_schools"))


def _page(join: JoinForm | None = None, choices: list[School] | None = None) -> ResponseReturnValue:
    """`choices` are the schools that the words typed into `join` may mean."""
    schools = own_schools(current_user)
    page = render_template(
        "teaching/my_schools.html",
        schools=schools,
        forms={each.membership.school_id: _forms(each) for each in schools},
        join=join or JoinForm(formdata=None).offer(),
        choices=choices or [],
    )
    return page, 422 if request.method == "POST" else 200


def _forms(own: OwnSchool) -> tuple[TakerForm, ColleagueForm]:
    """For leaving, and for inviting; the one that was sent has its complaints."""
    number = own.membership.school_id
    forms = _taker(number).offer(own.colleagues), _colleague(number)
    for form in forms:
        if form.is_submitted() and any(field.raw_data for field in form):
            form.validate()
    return forms


def _taker(school_id: int) -> TakerForm:
    return TakerForm(prefix=f"leave-{school_id}-")


def _colleague(school_id: int) -> ColleagueForm:
    return ColleagueForm(prefix=f"invite-{school_id}-")


def _schools(form: JoinForm) -> list[School]:
    """The school that was picked, or those that the typed words may mean; none when one is said to be missing."""
    if picked := find_picked(form.school_id.data or ""):
        return [picked]
    return [] if form.missing_region.data else suggestions(form.school.data or "", limit=MOST_CHOICES)


def _missing(form: JoinForm) -> School:
    return add_missing(form.school.data, form.missing_town.data or "", form.missing_region.data, by=current_user)
