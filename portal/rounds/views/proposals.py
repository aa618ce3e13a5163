"""Pages of proposals for teachers: read why, confirm, decline; take part in rounds or not."""

from dataclasses import dataclass

from flask import current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.matching.labels.explanations import Explanation, explain
from portal.matching.models import PartnerSearch
from portal.matching.queries.comparison import compare
from portal.matching.queries.matches import how_they_fit
from portal.matching.rules.fit import Fit
from portal.partnering.queries.requests import find_accepted
from portal.partnering.rules import DeclineReason
from portal.rounds.actions import answers, rounds
from portal.rounds.actions.undoing import undo_decline
from portal.rounds.forms import DeclineForm
from portal.rounds.labels import ANSWERS, PROPOSAL_STATUSES
from portal.rounds.models import Proposal
from portal.rounds.queries.participants import get_place, own_places
from portal.rounds.queries.proposals import (
    colleagues_of,
    get_own,
    joint_project_of,
    own_proposals,
    sides_of,
    unmet_to_confirm,
)

routes = Routes()


@dataclass(frozen=True)
class ExplainedFit:
    """How the own class and another one of a proposal fit, and why."""

    fit: Fit
    why: list[Explanation]


@routes.get("/partner-proposals")
@open_to(Role.TEACHER)
def proposals() -> ResponseReturnValue:
    return render_template(
        "rounds/proposals.html",
        proposals=own_proposals(current_user),
        places=own_places(current_user),
        sides_of=sides_of,
        statuses=PROPOSAL_STATUSES,
    )


@routes.get("/partner-proposals/<int:proposal_id>")
@open_to(Role.TEACHER)
def proposal(proposal_id: int) -> ResponseReturnValue:
    return _page(proposal_id, DeclineForm())


@routes.post("/partner-proposals/<int:proposal_id>/confirm")
@open_to(Role.TEACHER)
def confirm(proposal_id: int) -> ResponseReturnValue:
    proposal, seen = get_own(current_user, proposal_id), request.form.get("seen")
    project = answers.confirm(proposal, by=current_user, seen=seen)
    if project:
        message = gettext("Your classes are partners now. The joint project is open to all classes involved.")
    elif len(proposal.sides) == 2:
        message = gettext("Confirmed. As soon as the other class confirms as well, you are partners.")
    else:
        message = gettext("Confirmed. As soon as the other classes confirm as well, you are partners.")
    return saved(message, url_for(".proposal", proposal_id=proposal_id))


@routes.post("/partner-proposals/<int:proposal_id>/decline")
@open_to(Role.TEACHER)
def decline(proposal_id: int) -> ResponseReturnValue:
    proposal, form = get_own(current_user, proposal_id), DeclineForm()
    if not form.validate():
        return _page(proposal_id, form, 422)
    answers.decline(proposal, [DeclineReason(code) for code in form.reasons.data or ()], by=current_user)
    message = gettext("Declined. Your class takes part in the next run and is not proposed to this class again.")
    then, way_back = (url_for(endpoint, proposal_id=proposal_id) for endpoint in (".proposal", ".undo"))
    return saved(message, then, undo=way_back)


@routes.post("/partner-proposals/<int:proposal_id>/undo")
@open_to(Role.TEACHER)
def undo(proposal_id: int) -> ResponseReturnValue:
    """A no that was a slip."""
    undo_decline(get_own(current_user, proposal_id), by=current_user)
    return saved(
        gettext("Undone. The proposal is waiting for answers again."), url_for(".proposal", proposal_id=proposal_id)
    )


@routes.post("/partner-proposals/rounds/<int:round_id>/<int:search_id>/leave")
@open_to(Role.TEACHER)
def leave(round_id: int, search_id: int) -> ResponseReturnValue:
    rounds.leave(*get_place(current_user, round_id, search_id))
    message = gettext("Your class takes no part in this matching round. It goes on looking.")
    way_back = url_for(".take_part", round_id=round_id, search_id=search_id)
    return saved(message, url_for(".proposals"), undo=way_back)


@routes.post("/partner-proposals/rounds/<int:round_id>/<int:search_id>/take-part")
@open_to(Role.TEACHER)
def take_part(round_id: int, search_id: int) -> ResponseReturnValue:
    rounds.come_back(*get_place(current_user, round_id, search_id))
    return saved(gettext("Your class takes part in this matching round."), url_for(".proposals"))


def _page(proposal_id: int, form: DeclineForm, code: int = 200) -> ResponseReturnValue:
    proposal = get_own(current_user, proposal_id)
    own, others = sides_of(current_user, proposal)
    page = render_template(
        "rounds/proposal.html",
        proposal=proposal,
        own=own,
        pairs=[(side, _explained(own.search, side.search)) for side in others],
        colleagues=colleagues_of(current_user, proposal),
        threads={side.search_id: find_accepted(own.search, side.search) for side in others},
        project=joint_project_of(current_user, proposal),
        form=form,
        obstacle=_obstacle(proposal),
        status=PROPOSAL_STATUSES[proposal.status],
        answers=ANSWERS,
    )
    return page, code


def _obstacle(proposal: Proposal) -> str:
    """Why a yes of the teacher would not count now, in words."""
    code = unmet_to_confirm(proposal, current_user)
    return str(current_app.extensions["refusals"][code]) if code else ""


def _explained(mine: PartnerSearch, other: PartnerSearch) -> ExplainedFit:
    fit = how_they_fit(mine, other)
    return ExplainedFit(fit, explain(compare(mine, other, fit)))
