"""Doors of partner requests: ask, answer, talk."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user
from wtforms import SelectChoice

from portal.accounts.queries.people import get_person
from portal.core.refusal import Refused
from portal.core.transitions import Impossible
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.matching.labels.reasons import reasons
from portal.matching.models import PartnerSearch
from portal.matching.queries.searches import how_they_fit
from portal.partnering.actions.messages import write
from portal.partnering.actions.requests import Proposal, Words, accept, answer, propose, send
from portal.partnering.forms import MessageForm, RequestForm
from portal.partnering.labels import DONE, STATUSES
from portal.partnering.models import PartnerRequest
from portal.partnering.queries import requests as queries
from portal.partnering.queries import safety as safety_queries
from portal.partnering.rules import Reason, Step
from portal.partnering.views.pages import forms_for, proposed_period, proposed_text, request_page
from portal.projects.models import Project

routes = Routes()


@routes.get("/partner-requests")
@open_to(Role.TEACHER)
def index() -> ResponseReturnValue:
    return render_template(
        "partnering/index.html",
        shelf=queries.shelf(current_user),
        sides=queries.sides,
        blocked=safety_queries.blocked_classes(current_user),
        statuses=STATUSES,
    )


@routes.route("/partner-requests/new/<int:search_id>/<int:other_id>", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def new(search_id: int, other_id: int) -> ResponseReturnValue:
    """One click sends the message that is written already."""
    search, other = queries.get_asking(current_user, search_id), queries.get_askable(current_user, other_id)
    if live := queries.find_live(search, other):
        return redirect(url_for(".show", request_id=live.id), 303)
    projects = queries.joinable_projects(current_user)
    form = _request_form(search, other, projects)
    if form.validate_on_submit():
        project = next((project for project in projects if project.id == form.project.data), None)
        proposal = Proposal(_words(form), form.starts_on.data, form.ends_on.data, project)
        made = send(search, other, proposal, by=current_user)
        return saved(str(DONE[Step.SEND]), url_for(".show", request_id=made.id))
    fit = how_they_fit(search, other)
    facts = {"search": search, "other": other, "fit": fit, "why": reasons(search, other, fit)}
    page = render_template("partnering/new.html", form=form, **facts)
    return page, 422 if form.is_submitted() else 200


@routes.get("/partner-requests/<int:request_id>")
@open_to(Role.TEACHER)
def show(request_id: int) -> ResponseReturnValue:
    found = queries.get_own(current_user, request_id)
    return request_page(found, forms_for(found))


@routes.post("/partner-requests/<int:request_id>/accept", endpoint="accept")
@open_to(Role.TEACHER)
def accept_request(request_id: int) -> ResponseReturnValue:
    found = _as_seen(request_id)
    accept(found, by=current_user)
    return _done(found, Step.ACCEPT)


@routes.post("/partner-requests/<int:request_id>/withdraw")
@open_to(Role.TEACHER)
def withdraw(request_id: int) -> ResponseReturnValue:
    found = queries.get_own(current_user, request_id)
    answer(found, Step.WITHDRAW, Words(), by=current_user)
    return _done(found, Step.WITHDRAW)


@routes.post("/partner-requests/<int:request_id>/decline")
@open_to(Role.TEACHER)
def decline(request_id: int) -> ResponseReturnValue:
    found = queries.get_own(current_user, request_id)
    forms = forms_for(found)
    form = forms.decline
    if not form.validate():
        return request_page(found, forms, 422)
    reasons = tuple(Reason(code) for code in form.reasons.data or ())
    answer(found, Step.DECLINE, Words(form.text.data or "", form.language.data, reasons), by=current_user)
    return _done(found, Step.DECLINE)


@routes.post("/partner-requests/<int:request_id>/propose", endpoint="propose")
@open_to(Role.TEACHER)
def propose_time(request_id: int) -> ResponseReturnValue:
    found = _as_seen(request_id)
    forms = forms_for(found)
    form = forms.propose
    if not form.validate():
        return request_page(found, forms, 422)
    propose(found, Proposal(_words(form), form.starts_on.data, form.ends_on.data), by=current_user)
    return _done(found, Step.PROPOSE)


@routes.post("/partner-requests/<int:request_id>/messages", endpoint="write")
@open_to(Role.TEACHER)
def write_message(request_id: int) -> ResponseReturnValue:
    found = queries.get_own(current_user, request_id)
    forms = forms_for(found)
    if not forms.message.validate():
        return request_page(found, forms, 422)
    write(found, _words(forms.message), by=current_user)
    return saved(gettext("Your message has been sent."), url_for(".show", request_id=found.id))


def _as_seen(request_id: int) -> PartnerRequest:
    """Nobody accepts a time that was changed since the page was opened."""
    found = queries.get_own(current_user, request_id)
    if request.form.get("seen", found.version) != found.version:
        raise Refused(Impossible.ALREADY_TAKEN)
    return found


def _request_form(search: PartnerSearch, other: PartnerSearch, projects: list[Project]) -> RequestForm:
    reader = get_person(other.teacher_id)
    starts_on, ends_on = proposed_period(search, other)
    text = proposed_text(search, reader)
    known = {"text": text, "language": reader.language, "starts_on": starts_on, "ends_on": ends_on, "project": 0}
    form = RequestForm(data=known)
    new_project = SelectChoice(0, gettext("A new project"))
    form.project.choices = [new_project, *(SelectChoice(project.id, project.title) for project in projects)]
    return form


def _words(form: MessageForm | RequestForm) -> Words:
    return Words(form.text.data or "", form.language.data)


def _done(found: PartnerRequest, step: Step) -> ResponseReturnValue:
    return saved(str(DONE[step]), url_for(".show", request_id=found.id))
