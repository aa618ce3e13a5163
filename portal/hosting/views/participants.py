"""The owners of a visit see and say who takes part."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.classes.views.pages import by_name
from portal.core.refusal import existing
from portal.core.web.access import Role, open_to
from portal.core.web.converters import row_number
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.funding.labels.programmes import programme_name
from portal.funding.queries import rules_now
from portal.hosting.actions import participants as writing
from portal.hosting.forms import AdultForm
from portal.hosting.labels import KINDS
from portal.hosting.queries import participants as queries
from portal.hosting.queries.hints import hints_of
from portal.hosting.rules.codes import Kind
from portal.visits.models import Visit
from portal.visits.queries.own import get_own, sides_of
from portal.visits.rules.codes import Side

routes = Routes()
OWNERS = (Role.TEACHER, Role.COORDINATOR)


@routes.get("/visits/<int:visit_id>/participants")
@open_to(*OWNERS)
def participants(visit_id: int) -> ResponseReturnValue:
    return _page(get_own(current_user, visit_id), AdultForm(formdata=None))


@routes.post("/visits/<int:visit_id>/participants/<side>/students")
@open_to(*OWNERS)
def tick_students(visit_id: int, side: str) -> ResponseReturnValue:
    """Those of the class who are ticked, and nobody else."""
    visit = get_own(current_user, visit_id, to_write=True)
    ticked = request.form.getlist("students", type=row_number)
    writing.tick_students(visit, _own_side(visit, side), ticked)
    return saved(gettext("The list is saved."), url_for(".participants", visit_id=visit_id))


@routes.post("/visits/<int:visit_id>/participants/<side>/adults")
@open_to(*OWNERS)
def add_adult(visit_id: int, side: str) -> ResponseReturnValue:
    visit, form = get_own(current_user, visit_id, to_write=True), AdultForm()
    own_side = _own_side(visit, side)
    if not form.validate():
        return _page(visit, form, own_side)
    writing.add_adult(visit, own_side, Kind(form.kind.data), form.name.data, form.role.data or "")
    return saved(gettext("The list is saved."), url_for(".participants", visit_id=visit_id))


@routes.post("/visits/<int:visit_id>/participants/<int:participant_id>/remove")
@open_to(*OWNERS)
def remove(visit_id: int, participant_id: int) -> ResponseReturnValue:
    writing.remove_participant(queries.get_participant(current_user, visit_id, participant_id, to_write=True))
    return saved(gettext("The list is saved."), url_for(".participants", visit_id=visit_id))


def _own_side(visit: Visit, side: str) -> Side:
    return existing(next((one for one in sides_of(current_user, visit) if one == side), None))


def _page(visit: Visit, form: AdultForm, typed: Side | None = None) -> ResponseReturnValue:
    """`typed`: the side to which somebody was to be added, whose form comes back."""
    by_side = queries.participants_of(visit, language())
    mine = sides_of(current_user, visit)
    page = render_template(
        "hosting/participants.html",
        visit=visit,
        by_side=by_side,
        mine=mine,
        class_lists={side: by_name(queries.students_of(visit, side)) for side in mine},
        hints={side: hints_of(visit, side, by_side[side]) for side in Side},
        programme_of=lambda key: programme_name(rules_now().programmes[key][1]),
        has_families=queries.is_taught(current_user, visit),
        form=form,
        empty_form=AdultForm(formdata=None),
        typed=typed,
        kinds=KINDS,
    )
    return page, 422 if typed else 200
