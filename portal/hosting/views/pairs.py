"""The teachers of a visit find out which guest stays with which family, pin pairs, and confirm them."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.refusal import existing
from portal.core.web.access import Role, open_to
from portal.core.web.converters import row_number
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.core.web.saved import pause, saved
from portal.hosting.actions import pairs as writing
from portal.hosting.forms import BondForm
from portal.hosting.notifications import notify_confirmed, notify_found
from portal.hosting.queries.pairs import situation_of
from portal.hosting.queries.participants import get_taught, sides_taught
from portal.hosting.rules.pairing import as_hosting, by_number
from portal.hosting.views.reasons import rows_of, unplaced_of
from portal.solver.hosting.search import best_stays
from portal.visits.models import Visit

routes = Routes()


@routes.get("/visits/<int:visit_id>/pairs")
@open_to(Role.TEACHER)
def pairs(visit_id: int) -> ResponseReturnValue:
    return _page(get_taught(current_user, visit_id))


@routes.post("/visits/<int:visit_id>/pairs/find")
@open_to(Role.TEACHER)
def find_pairs(visit_id: int) -> ResponseReturnValue:
    """Nothing is locked while the best choice is sought; what somebody changes meanwhile is not overwritten."""
    seen = situation_of(get_taught(current_user, visit_id))
    before = seen.hosts
    pause()
    stays = best_stays(as_hosting(seen.question))
    visit = get_taught(current_user, visit_id)
    found = by_number(seen.question, stays.hosts)
    writing.keep_pairs(visit, seen, found, is_proven=stays.is_proven)
    if found != before:
        notify_found(visit, by=current_user)
    return saved(gettext("The pairs have been found."), _back(visit))


@routes.post("/visits/<int:visit_id>/pairs/pin")
@open_to(Role.TEACHER)
def pin_pair(visit_id: int) -> ResponseReturnValue:
    visit = get_taught(current_user, visit_id)
    writing.pin(visit, _number("guest"), _number("host"))
    return saved(gettext("This pair is fixed. Find the pairs again for all others."), _back(visit))


@routes.post("/visits/<int:visit_id>/pairs/release")
@open_to(Role.TEACHER)
def release_pair(visit_id: int) -> ResponseReturnValue:
    visit = get_taught(current_user, visit_id)
    writing.unpin(visit, _number("guest"))
    return saved(gettext("This pair is no longer fixed."), _back(visit))


@routes.post("/visits/<int:visit_id>/pairs/together")
@open_to(Role.TEACHER)
def stay_together(visit_id: int) -> ResponseReturnValue:
    """Two guests are to stay in the same family, or would like to."""
    visit = get_taught(current_user, visit_id)
    form = BondForm().offer(situation_of(visit, language()).guests)
    if not form.validate():
        return _page(visit, form)
    writing.join(visit, form.one.data, form.other.data, is_must=form.is_must)
    return saved(gettext("Noted. Find the pairs again so that it takes effect."), _back(visit))


@routes.post("/visits/<int:visit_id>/pairs/apart")
@open_to(Role.TEACHER)
def stay_apart(visit_id: int) -> ResponseReturnValue:
    visit = get_taught(current_user, visit_id)
    writing.part(visit, _number("one"), _number("other"))
    return saved(gettext("Noted. Find the pairs again so that it takes effect."), _back(visit))


@routes.post("/visits/<int:visit_id>/pairs/confirm")
@open_to(Role.TEACHER)
def confirm_pairs(visit_id: int) -> ResponseReturnValue:
    visit, version = get_taught(current_user, visit_id), request.form.get("version", "")
    is_new = [writing.confirm(visit, side, version) for side in sides_taught(current_user, visit)]
    if any(is_new):
        notify_confirmed(visit, by=current_user)
    return saved(gettext("You have confirmed the pairs."), _back(visit))


def _page(visit: Visit, refused: BondForm | None = None) -> ResponseReturnValue:
    situation = situation_of(visit, language())
    page = render_template(
        "hosting/pairs.html",
        visit=visit,
        situation=situation,
        rows=rows_of(situation),
        unplaced=unplaced_of(situation) if situation.is_sought else [],
        has_to_confirm=not all(situation.is_confirmed(side) for side in sides_taught(current_user, visit)),
        n_places=sum(answer.n_guests for answer in situation.question.hosts.values()),
        bonding=refused or BondForm(formdata=None).offer(situation.guests),
    )
    return page, 422 if refused else 200


def _back(visit: Visit) -> str:
    return url_for(".pairs", visit_id=visit.id)


def _number(name: str) -> int:
    """Of a participant that the form chose; what is no number is not there."""
    return existing(request.form.get(name, type=row_number))
