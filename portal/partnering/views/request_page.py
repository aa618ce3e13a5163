"""The page of a request for one of its two sides, with all its forms."""

from dataclasses import dataclass
from enum import StrEnum

from flask import current_app, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.core.transitions import possible
from portal.matching.labels.explanations import explain
from portal.matching.queries.comparison import compare
from portal.matching.queries.matches import how_they_fit
from portal.partnering.forms import DeclineForm, MessageForm, ProposalForm, ReportForm
from portal.partnering.labels import HISTORY, STATUSES, STEPS
from portal.partnering.models import PartnerRequest
from portal.partnering.queries import messages, partners, requests
from portal.partnering.queries.preconditions import obstacles, unmet_by
from portal.partnering.queries.safety import has_blocked, has_reported
from portal.partnering.rules import TRANSITIONS


@dataclass(frozen=True)
class RequestForms:
    """All that can be typed on the page of a request."""

    message: MessageForm
    decline: DeclineForm
    propose: ProposalForm
    report: ReportForm


def forms_for(partner_request: PartnerRequest) -> RequestForms:
    """What was typed into one of them, and the usual in the others."""
    starts_on, ends_on = partner_request.period
    usual = {"language": current_user.language, "starts_on": starts_on, "ends_on": ends_on}
    return RequestForms(
        MessageForm(prefix="message-", data=usual),
        DeclineForm(prefix="decline-", data=usual),
        ProposalForm(prefix="propose-", data=usual),
        ReportForm(prefix="report-"),
    )


def request_page(partner_request: PartnerRequest, forms: RequestForms, code: int = 200) -> ResponseReturnValue:
    mine, theirs = requests.sides(current_user, partner_request)
    fit = how_they_fit(mine, theirs)
    best = partners.alternatives(partner_request, mine)
    transitions = possible(TRANSITIONS, partner_request.status, requests.relations(current_user, partner_request))
    page = render_template(
        "partnering/show.html",
        partner_request=partner_request,
        mine=mine,
        theirs=theirs,
        is_my_turn=requests.waits_for(current_user, partner_request),
        possible_steps=[transition.step for transition in transitions],
        history=messages.history(partner_request),
        colleague=requests.find_colleague(current_user, partner_request),
        project=requests.find_project(current_user, partner_request),
        fit=fit,
        why=explain(compare(mine, theirs, fit)),
        best=[(match, explain(compare(mine, match.search, match.fit))) for match in best],
        obstacles=_in_words(obstacles(partner_request, current_user)),
        is_known=unmet_by(current_user, mine) is None,
        has_reported=has_reported(current_user, partner_request),
        has_blocked=has_blocked(current_user, theirs.teacher_id),
        forms=forms,
        step_words=STEPS,
        history_words=HISTORY,
        statuses=STATUSES,
    )
    return page, code


def _in_words(codes: dict[str, StrEnum]) -> dict[str, str]:
    words = current_app.extensions["refusals"]
    return {step: str(words[code]) for step, code in codes.items()}
