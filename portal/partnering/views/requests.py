"""The list of a teacher's requests, and the steps of each: accept, decline, propose, withdraw, write."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.partnering.actions import messages, undoing
from portal.partnering.actions import requests as actions
from portal.partnering.actions.entries import Message
from portal.partnering.forms import MessageForm, ProposalForm
from portal.partnering.labels import DONE, STATUSES
from portal.partnering.models import PartnerRequest
from portal.partnering.queries import requests as queries
from portal.partnering.queries.safety import blocked_classes
from portal.partnering.rules import UNDOABLE, DeclineReason, Step
from portal.partnering.views.request_page import forms_for, request_page

routes = Routes()


@routes.get("/partner-requests")
@open_to(Role.TEACHER)
def index() -> ResponseReturnValue:
    return render_template(
        "partnering/index.html",
        requests=queries.own_requests(current_user),
        sides=queries.sides,
        blocked=blocked_classes(current_user),
        statuses=STATUSES,
    )


@routes.get("/partner-requests/<int:request_id>")
@open_to(Role.TEACHER)
def show(request_id: int) -> ResponseReturnValue:
    partner_request = queries.get_own(current_user, request_id)
    return request_page(partner_request, forms_for(partner_request))


@routes.post("/partner-requests/<int:request_id>/accept")
@open_to(Role.TEACHER)
def accept(request_id: int) -> ResponseReturnValue:
    partner_request = queries.get_own(current_user, request_id)
    actions.must_be_as_seen(partner_request, request.form.get("seen"))
    actions.accept(partner_request, by=current_user)
    return _done(partner_request, Step.ACCEPT)


@routes.post("/partner-requests/<int:request_id>/withdraw")
@open_to(Role.TEACHER)
def withdraw(request_id: int) -> ResponseReturnValue:
    partner_request = queries.get_own(current_user, request_id)
    actions.withdraw(partner_request, by=current_user)
    return _done(partner_request, Step.WITHDRAW)


@routes.post("/partner-requests/<int:request_id>/decline")
@open_to(Role.TEACHER)
def decline(request_id: int) -> ResponseReturnValue:
    partner_request = queries.get_own(current_user, request_id)
    forms = forms_for(partner_request)
    form = forms.decline
    if not form.validate():
        return request_page(partner_request, forms, 422)
    reasons = tuple(DeclineReason(code) for code in form.reasons.data or ())
    actions.decline(partner_request, Message(form.text.data or "", form.language.data, reasons), by=current_user)
    return _done(partner_request, Step.DECLINE)


@routes.post("/partner-requests/<int:request_id>/undo")
@open_to(Role.TEACHER)
def undo(request_id: int) -> ResponseReturnValue:
    """A no or a withdrawal that was a slip."""
    partner_request = queries.get_own(current_user, request_id)
    undoing.undo(partner_request, by=current_user)
    return _done(partner_request, Step.UNDO)


@routes.post("/partner-requests/<int:request_id>/propose")
@open_to(Role.TEACHER)
def propose(request_id: int) -> ResponseReturnValue:
    """Another time."""
    partner_request = queries.get_own(current_user, request_id)
    actions.must_be_as_seen(partner_request, request.form.get("seen"))
    forms = forms_for(partner_request)
    form = forms.propose
    if not form.validate():
        return request_page(partner_request, forms, 422)
    proposal = actions.Proposal(_message(form), (form.starts_on.data, form.ends_on.data))
    actions.propose(partner_request, proposal, by=current_user)
    return _done(partner_request, Step.PROPOSE)


@routes.post("/partner-requests/<int:request_id>/messages")
@open_to(Role.TEACHER)
def write(request_id: int) -> ResponseReturnValue:
    partner_request = queries.get_own(current_user, request_id)
    forms = forms_for(partner_request)
    if not forms.message.validate():
        return request_page(partner_request, forms, 422)
    messages.write(partner_request, _message(forms.message), by=current_user)
    return saved(gettext("Your message has been sent."), url_for(".show", request_id=partner_request.id))


def _message(form: MessageForm | ProposalForm) -> Message:
    return Message(form.text.data or "", form.language.data)


def _done(partner_request: PartnerRequest, step: Step) -> ResponseReturnValue:
    then, way_back = (url_for(endpoint, request_id=partner_request.id) for endpoint in (".show", ".undo"))
    return saved(str(DONE[step]), then, undo=way_back if step in UNDOABLE else "")
