"""Both sides decide who else reads the programme: everybody, parents by a secret address."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.agenda.actions import sharing as actions
from portal.agenda.forms import ParentsForm, SharingForm
from portal.agenda.queries.contacts import findings_to_share
from portal.agenda.queries.programmes import is_cancelled
from portal.agenda.views.programmes import page_of
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.visits.models import Visit
from portal.visits.queries.own import get_own

routes = Routes()


@routes.post("/visits/<int:visit_id>/programme/publish")
@open_to(Role.TEACHER, Role.COORDINATOR)
def publish(visit_id: int) -> ResponseReturnValue:
    visit, form = get_own(current_user, visit_id, to_write=True), SharingForm()
    if not _is_looked_through(visit, form):
        return page_of(visit, form, 422)
    actions.publish(visit, is_meant=form.is_meant.data)
    return saved(gettext("Everybody can read the programme now."), _back(visit))


@routes.post("/visits/<int:visit_id>/programme/unpublish")
@open_to(Role.TEACHER, Role.COORDINATOR)
def unpublish(visit_id: int) -> ResponseReturnValue:
    visit = get_own(current_user, visit_id, to_write=True)
    actions.unpublish(visit)
    return saved(gettext("The programme is no longer public."), _back(visit))


@routes.post("/visits/<int:visit_id>/programme/open-to-parents")
@open_to(Role.TEACHER, Role.COORDINATOR)
def open_to_parents(visit_id: int) -> ResponseReturnValue:
    visit, form = get_own(current_user, visit_id, to_write=True), ParentsForm()
    if not _is_looked_through(visit, form):
        return page_of(visit, form, 422)
    actions.open_to_parents(visit, is_meant=form.is_meant.data)
    return saved(gettext("The page for parents has a new address. Older addresses no longer work."), _back(visit))


@routes.post("/visits/<int:visit_id>/programme/close-to-parents")
@open_to(Role.TEACHER, Role.COORDINATOR)
def close_to_parents(visit_id: int) -> ResponseReturnValue:
    visit = get_own(current_user, visit_id, to_write=True)
    actions.close_to_parents(visit)
    return saved(gettext("The page for parents is closed."), _back(visit))


def _is_looked_through(visit: Visit, form: SharingForm) -> bool:
    """Otherwise the form says what to do."""
    if form.is_meant.data or is_cancelled(visit):
        return True
    found = findings_to_share(visit)
    if found:
        form.is_meant.errors = [gettext("Please look at what was found. Then tick this, or change the items.")]
    return not found


def _back(visit: Visit) -> str:
    return url_for(".show", visit_id=visit.id, _anchor="readers")
