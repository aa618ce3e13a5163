"""Pages of partnerships of towns: the list, one of them, and the form of coordinators and teachers."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.web.access import Role, open_to, open_to_everyone
from portal.core.web.converters import row_number
from portal.core.web.forms import is_as_seen
from portal.core.web.page_cache import public_page
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.twinnings import actions, queries
from portal.twinnings.forms import DeclineForm, EditForm, TwinningForm
from portal.twinnings.labels import REFUSALS
from portal.twinnings.models import Twinning
from portal.twinnings.rules import TwinningRefusal

routes = Routes()


@routes.get("/twinnings")
@open_to_everyone
@public_page
def index() -> ResponseReturnValue:
    """What is only suggested is shown to those who decide about it, and to whoever suggested it."""
    person = current_user if current_user.is_authenticated else None
    return render_template(
        "twinnings/index.html",
        page=queries.listed(request.args.get("after", 0, row_number)),
        suggested=queries.suggested(person.region_keys) if person and person.is_coordinator else [],
        own=queries.suggested_by(person) if person and person.is_teacher else [],
        may_enter=person and (person.is_coordinator or person.is_teacher),
    )


@routes.get("/twinnings/<int:twinning_id>")
@open_to_everyone
@public_page
def show(twinning_id: int) -> ResponseReturnValue:
    return _page(queries.get_visible(current_user, twinning_id))


@routes.route("/twinnings/new", methods=["GET", "POST"])
@open_to(Role.TEACHER, Role.COORDINATOR)
def new() -> ResponseReturnValue:
    form = TwinningForm(**_own_town()).offer_regions(only_open=True)
    if form.validate_on_submit() and not _complains(form, actions.unmet_to_enter(form.about(), current_user)):
        twinning = actions.enter(form.about(), by=current_user)
        return saved(_entered(twinning), url_for(".show", twinning_id=twinning.id))
    return render_template("twinnings/new.html", form=form), 422 if form.is_submitted() else 200


@routes.route("/twinnings/<int:twinning_id>/edit", methods=["GET", "POST"])
@open_to(Role.COORDINATOR)
def edit(twinning_id: int) -> ResponseReturnValue:
    twinning = queries.get_own(current_user, twinning_id, to_write=True)
    form, is_current = _edit_form(twinning), is_as_seen(twinning.version)
    is_whole = form.validate_on_submit() and is_current
    if is_whole and not _complains(form, actions.unmet_to_change(twinning, form.about(), current_user)):
        actions.change(twinning, form.about(), by=current_user)
        return saved(gettext("Saved."), url_for(".show", twinning_id=twinning.id))
    page = render_template("twinnings/edit.html", form=form, twinning=twinning, is_outdated=not is_current)
    return page, 422 if form.is_submitted() else 200


@routes.post("/twinnings/<int:twinning_id>/approve")
@open_to(Role.COORDINATOR)
def approve(twinning_id: int) -> ResponseReturnValue:
    twinning = queries.get_own(current_user, twinning_id)
    actions.approve(twinning)
    return saved(gettext("The municipal partnership is public now."), url_for(".show", twinning_id=twinning.id))


@routes.post("/twinnings/<int:twinning_id>/withdraw")
@open_to(Role.COORDINATOR)
def withdraw(twinning_id: int) -> ResponseReturnValue:
    twinning = queries.get_own(current_user, twinning_id)
    actions.withdraw(twinning)
    return saved(
        gettext("Visitors do not see the municipal partnership any more."), url_for(".show", twinning_id=twinning.id)
    )


@routes.post("/twinnings/<int:twinning_id>/decline")
@open_to(Role.COORDINATOR)
def decline(twinning_id: int) -> ResponseReturnValue:
    twinning, form = queries.get_own(current_user, twinning_id, to_write=True), DeclineForm()
    if not form.validate():
        return _page(twinning, form), 422
    actions.decline(twinning, form.reason.data)
    return saved(gettext("The suggestion is declined. Its author can read your reason."), url_for(".index"))


def _page(twinning: Twinning, form: DeclineForm | None = None) -> str:
    """Visitors get no form: its token would give each a cookie and a page of their own."""
    projects, may_edit = queries.public_projects_of(twinning), queries.may_edit(current_user, twinning)
    return render_template(
        "twinnings/show.html",
        twinning=twinning,
        projects=projects,
        contributions=queries.contributions_in(projects),
        years=queries.years_in(projects),
        may_edit=may_edit,
        form=form or (DeclineForm() if may_edit else None),
    )


def _entered(twinning: Twinning) -> str:
    if twinning.is_public:
        return str(gettext("The municipal partnership is public now."))
    return str(gettext("Thank you. The coordination of one of the two regions decides about your suggestion."))


def _own_town() -> dict[str, str]:
    """What is known of the person: the town of a teacher's school, the region of a coordinator."""
    if current_user.is_coordinator:
        return {"one_region": next(iter(current_user.region_keys), "")}
    school = next(iter(queries.schools_of(current_user)), None)
    return {"one_town": school.town, "one_region": school.region_key} if school else {}


def _edit_form(twinning: Twinning) -> EditForm:
    form = EditForm.of(twinning)
    towns = (twinning.one, twinning.other)
    schools = {school.id: school for school in [*queries.schools_in(*towns), *twinning.schools]}
    projects = {
        project.id: project for project in [*queries.projects_in(*towns), *queries.public_projects_of(twinning)]
    }
    form.offer(
        [(number, f"{school.name}, {school.town}") for number, school in schools.items()],
        [(number, project.title) for number, project in projects.items()],
    )
    return form


def _complains(form: TwinningForm, code: TwinningRefusal | None) -> bool:
    """Says why this can't be, beside what has to be changed; True when there is something to say."""
    wrong = {TwinningRefusal.NOT_YOUR_TOWN: form.one_town, TwinningRefusal.ONE_REGION: form.other_region}
    if code:
        wrong.get(code, form.other_town).errors = [REFUSALS[code]]
    return code is not None
