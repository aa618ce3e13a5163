"""The directory in the hands of coordinators, for their regions, and administrators: other names, closed schools."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.text import clean
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.regions.queries import all_regions
from portal.schools.actions import life
from portal.schools.forms import MergeForm, NameForm
from portal.schools.models import School
from portal.schools.queries.memberships import members_of
from portal.schools.queries.schools import closed_schools, find_picked, get_own_school, suggestions

routes = Routes()

LISTED, MOST_CHOICES = 50, 8


@routes.get("/schools")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def directory() -> ResponseReturnValue:
    """`q`: a part of name, town or number."""
    typed = clean(request.args.get("q", ""))[:200]
    found = suggestions(typed, _region_keys(), limit=LISTED)
    return render_template("schools/directory.html", typed=typed, found=found, closed=closed_schools(_region_keys()))


@routes.get("/schools/<int:school_id>")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def show(school_id: int) -> ResponseReturnValue:
    school = _own(school_id)
    return _page(school, NameForm(data={"name": school.name, "town": school.town}), MergeForm(formdata=None))


@routes.post("/schools/<int:school_id>/rename")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def rename(school_id: int) -> ResponseReturnValue:
    school, form = _own(school_id), NameForm()
    if not form.validate():
        return _page(school, form, MergeForm(formdata=None))
    life.rename(school, form.name.data or "", form.town.data or "")
    return saved(gettext("The school has been renamed. It is still found by its former name."), _address(school))


@routes.post("/schools/<int:school_id>/close")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def close(school_id: int) -> ResponseReturnValue:
    school = _own(school_id)
    life.close(school)
    return saved(gettext("The school is closed: it is suggested to nobody any more."), _address(school))


@routes.post("/schools/<int:school_id>/reopen")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def reopen(school_id: int) -> ResponseReturnValue:
    school = _own(school_id)
    life.reopen(school)
    return saved(gettext("The school is open again."), _address(school))


@routes.post("/schools/<int:school_id>/merge")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def merge(school_id: int) -> ResponseReturnValue:
    """Into the school that was picked, or the only one that the typed words find in the region."""
    school, form = _own(school_id), MergeForm()
    others = _successors(school, form) if form.validate() else []
    if len(others) != 1:
        problem = gettext("Please choose the school: type a part of its name or town, and pick it from the list.")
        form.school.errors = form.school.errors or [problem]
        return _page(school, NameForm(formdata=None, data={"name": school.name, "town": school.town}), form, others)
    life.merge(school, others[0])
    return saved(gettext("The schools are merged: teachers, classes and projects have moved."), _address(others[0]))


def _page(
    school: School, name: NameForm, merging: MergeForm, others: list[School] | None = None
) -> ResponseReturnValue:
    page = render_template(
        "schools/show.html",
        school=school,
        name_form=name,
        merge_form=merging,
        others=others or [],
        n_teachers=len(members_of([school.id])),
    )
    return page, 422 if request.method == "POST" else 200


def _successors(school: School, form: MergeForm) -> list[School]:
    picked = find_picked(form.school_id.data or "")
    found = [picked] if picked else suggestions(form.school.data or "", [school.region_key], limit=MOST_CHOICES)
    return [other for other in found if other.id != school.id and other.region_key == school.region_key]


def _own(school_id: int) -> School:
    return get_own_school(school_id, _region_keys())


def _region_keys() -> list[str]:
    return list(all_regions()) if current_user.is_administrator else current_user.region_keys


def _address(school: School) -> str:
    return url_for(".show", school_id=school.id)
