"""Proposals of a programme: ask for one, watch it, take it over whole or in part."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from flask_login import current_user

from portal.core.jobs.queue import enqueue
from portal.core.web.access import open_to
from portal.core.web.converters import row_number
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.events.queries.events import get_organised
from portal.events.views.events import ORGANISERS
from portal.scheduling.actions import proposals
from portal.scheduling.jobs import compute_programmes
from portal.scheduling.labels import OBSTACLES, PROPOSAL_STATUSES
from portal.scheduling.queries.proposals import get_proposal, proposed_slots, unplaced_in

routes = Routes()


@routes.post("/events/<int:event_id>/plan/proposals")
@open_to(*ORGANISERS)
def propose(event_id: int) -> ResponseReturnValue:
    event = get_organised(current_user, event_id)
    requested = proposals.request_proposal(event, by=current_user)
    answer = saved("", url_for(".proposal", event_id=event_id, proposal_id=requested.id))
    enqueue(compute_programmes)
    return answer


@routes.get("/events/<int:event_id>/plan/proposals/<int:proposal_id>")
@open_to(*ORGANISERS)
def proposal(event_id: int, proposal_id: int) -> ResponseReturnValue:
    event = get_organised(current_user, event_id)
    found = get_proposal(event, proposal_id)
    return render_template(
        "scheduling/proposal.html",
        event=event,
        proposal=found,
        slots=proposed_slots(event, found),
        unplaced=unplaced_in(event, found),
        obstacles=OBSTACLES,
        statuses=PROPOSAL_STATUSES,
    )


@routes.post("/events/<int:event_id>/plan/proposals/<int:proposal_id>/take")
@open_to(*ORGANISERS)
def take(event_id: int, proposal_id: int) -> ResponseReturnValue:
    """The whole of it, or what was chosen."""
    event = get_organised(current_user, event_id)
    chosen = None if "all" in request.form else set(request.form.getlist("chosen", row_number))
    without_room = proposals.take(event, get_proposal(event, proposal_id), chosen)
    then = url_for(".plan", event_id=event_id)
    if not without_room:
        return saved(gettext("The proposal has been adopted. Nobody is told until you publish."), then)
    said = ngettext(
        "The proposal has been adopted; there was no longer room for %(num)d performance.",
        "The proposal has been adopted; there was no longer room for %(num)d performances.",
        len(without_room),
    )
    return saved(said, then)


@routes.post("/events/<int:event_id>/plan/proposals/<int:proposal_id>/discard")
@open_to(*ORGANISERS)
def discard(event_id: int, proposal_id: int) -> ResponseReturnValue:
    event = get_organised(current_user, event_id)
    proposals.discard(get_proposal(event, proposal_id))
    return saved(gettext("The proposal is discarded. Nothing has changed."), url_for(".plan", event_id=event_id))
