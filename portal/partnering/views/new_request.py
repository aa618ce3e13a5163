"""The page on which a class asks another one, with a message that is written already."""

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale, gettext
from flask_login import current_user
from wtforms import SelectChoice

from portal.accounts.models import Person
from portal.accounts.queries.people import get_person
from portal.classes.labels import level_text
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.matching.labels.explanations import explain
from portal.matching.models import PartnerSearch
from portal.matching.queries.comparison import compare
from portal.matching.queries.matches import how_they_fit
from portal.partnering.actions.entries import Message
from portal.partnering.actions.requests import Proposal, send
from portal.partnering.forms import RequestForm
from portal.partnering.labels import DONE
from portal.partnering.queries import partners
from portal.partnering.queries.preconditions import unmet_to_ask
from portal.partnering.queries.requests import find_live
from portal.partnering.rules import Step, proposed_period
from portal.projects.labels import topic_label
from portal.projects.models import Project

routes = Routes()


@routes.route("/partner-requests/new/<int:search_id>/<int:other_id>", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def new(search_id: int, other_id: int) -> ResponseReturnValue:
    """One click sends the message."""
    search, other = partners.get_asking(current_user, search_id), partners.get_askable(current_user, other_id)
    if live := find_live(search, other):
        return redirect(url_for(".show", request_id=live.id), 303)
    fit = how_they_fit(search, other)
    facts = {"search": search, "other": other, "fit": fit, "why": explain(compare(search, other, fit))}
    if request.method == "GET" and (code := unmet_to_ask(search, other, current_user)):
        obstacle = current_app.extensions["refusals"][code]
        return render_template("partnering/new.html", form=None, obstacle=obstacle, **facts)
    projects = partners.joinable_projects(current_user)
    form = _form(search, other, projects)
    if form.validate_on_submit():
        sent = send(search, other, _proposal(form, projects), by=current_user)
        return saved(str(DONE[Step.SEND]), url_for(".show", request_id=sent.id))
    page = render_template("partnering/new.html", form=form, **facts)
    return page, 422 if form.is_submitted() else 200


def proposed_text(search: PartnerSearch, reader: Person) -> str:
    """What the request could say, in the language of whoever reads it."""
    with force_locale(reader.language):
        levels = [level_text(code, level) for code, level in search.languages.items()]
        topics = [topic_label(key) for key in search.topics]
        return render_template("partnering/proposed.txt", search=search, levels=levels, topics=topics).strip()


def _form(search: PartnerSearch, other: PartnerSearch, projects: list[Project]) -> RequestForm:
    reader = get_person(other.teacher_id)
    starts_on, ends_on = proposed_period(search.period, other.period)
    text = proposed_text(search, reader)
    usual = {"text": text, "language": reader.language, "starts_on": starts_on, "ends_on": ends_on, "project": 0}
    form = RequestForm(data=usual)
    new_project = SelectChoice(0, gettext("A new project"))
    form.project.choices = [new_project, *(SelectChoice(project.id, project.title) for project in projects)]
    return form


def _proposal(form: RequestForm, projects: list[Project]) -> Proposal:
    message = Message(form.text.data or "", form.language.data)
    project = next((project for project in projects if project.id == form.project.data), None)
    return Proposal(message, (form.starts_on.data, form.ends_on.data), project)
