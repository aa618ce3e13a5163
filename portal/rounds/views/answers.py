"""Doors of proposals for teachers: read why, confirm, decline; take part in rounds or not."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.models import Person
from portal.accounts.queries.people import get_person
from portal.core.db import db
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.partnering.rules import DeclineReason
from portal.projects.models import Project
from portal.projects.queries import is_teacher_of
from portal.rounds.actions.answers import confirm as say_yes
from portal.rounds.actions.answers import decline as say_no
from portal.rounds.actions.rounds import come_back, leave
from portal.rounds.forms import DeclineForm
from portal.rounds.labels import ANSWERS, PROPOSAL_STATUSES
from portal.rounds.models import Proposal, Side
from portal.rounds.queries import rounds as queries
from portal.rounds.rules import ProposalStatus
from portal.rounds.views import pages

routes = Routes()


@routes.get("/partner-proposals")
@open_to(Role.TEACHER)
def proposals() -> ResponseReturnValue:
    return render_template(
        "rounds/proposals.html",
        proposals=queries.own_proposals(current_user),
        places=queries.own_places(current_user),
        sides_of=queries.sides_of,
        statuses=PROPOSAL_STATUSES,
    )


@routes.get("/partner-proposals/<int:proposal_id>")
@open_to(Role.TEACHER)
def proposal(proposal_id: int) -> ResponseReturnValue:
    return _page(proposal_id, DeclineForm())


@routes.post("/partner-proposals/<int:proposal_id>/confirm")
@open_to(Role.TEACHER)
def confirm(proposal_id: int) -> ResponseReturnValue:
    project = say_yes(queries.get_own(current_user, proposal_id), by=current_user)
    message = (
        gettext("You are partners now. The joint project is open for all of you.")
        if project
        else gettext("Confirmed. As soon as the other side confirms as well, you are partners.")
    )
    return saved(message, url_for(".proposal", proposal_id=proposal_id))


@routes.post("/partner-proposals/<int:proposal_id>/decline")
@open_to(Role.TEACHER)
def decline(proposal_id: int) -> ResponseReturnValue:
    found, form = queries.get_own(current_user, proposal_id), DeclineForm()
    if not form.validate():
        return _page(proposal_id, form, 422)
    say_no(found, [DeclineReason(code) for code in form.reasons.data or ()], by=current_user)
    message = gettext("Declined. Your class takes part in the next run and is not proposed to this class again.")
    return saved(message, url_for(".proposal", proposal_id=proposal_id))


@routes.post("/partner-proposals/rounds/<int:round_id>/<int:search_id>/leave", endpoint="leave")
@open_to(Role.TEACHER)
def leave_round(round_id: int, search_id: int) -> ResponseReturnValue:
    leave(*queries.get_place(current_user, round_id, search_id))
    return saved(gettext("Your class takes no part in this matching round. It goes on looking."), url_for(".proposals"))


@routes.post("/partner-proposals/rounds/<int:round_id>/<int:search_id>/take-part", endpoint="take_part")
@open_to(Role.TEACHER)
def take_part_again(round_id: int, search_id: int) -> ResponseReturnValue:
    come_back(*queries.get_place(current_user, round_id, search_id))
    return saved(gettext("Your class takes part in this matching round."), url_for(".proposals"))


def _page(proposal_id: int, form: DeclineForm, code: int = 200) -> ResponseReturnValue:
    found = queries.get_own(current_user, proposal_id)
    own, others = queries.sides_of(current_user, found)
    page = render_template(
        "rounds/proposal.html",
        found=found,
        own=own,
        pairs=[(side, pages.pair_of(own.search, side.search)) for side in others],
        colleagues=_colleagues(found, others),
        project=_project(found),
        form=form,
        status=PROPOSAL_STATUSES[ProposalStatus(found.status)],
        answers=ANSWERS,
    )
    return page, code


def _colleagues(found: Proposal, others: list[Side]) -> dict[int, Person]:
    """By the numbers of their searches; nobody's name or address is shown before all have confirmed."""
    if found.status != ProposalStatus.CONFIRMED:
        return {}
    return {side.search_id: get_person(side.search.teacher_id) for side in others}


def _project(found: Proposal) -> Project | None:
    """The joint project, for those who own it."""
    project = db.session.get(Project, found.project_id) if found.project_id else None
    return project if project and is_teacher_of(current_user, project) else None
