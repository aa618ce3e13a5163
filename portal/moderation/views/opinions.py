"""Second opinions: a colleague or another region's coordination is asked, or another region decides instead."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.contributions.actions import opinions as actions
from portal.contributions.actions.opinions import Opinion
from portal.contributions.actions.steps import Explanation
from portal.contributions.labels import DONE, VERDICTS
from portal.contributions.models import Contribution
from portal.contributions.queries.contributions import get_related, relations
from portal.contributions.queries.opinions import advisers, get_request
from portal.contributions.rules import Step
from portal.contributions.views.steps import explanation
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.moderation.forms import AskForm, HandOverForm, OpinionForm
from portal.moderation.queries.opinions import passed_on
from portal.moderation.queries.queue import get_decidable
from portal.moderation.views.filters import chosen_filters
from portal.moderation.views.pages import Typed, review_page

routes = Routes()


@routes.get("/moderation/opinions")
@open_to(Role.COORDINATOR)
def opinions() -> ResponseReturnValue:
    return render_template("moderation/opinions.html", passed_on=passed_on(current_user), verdicts=VERDICTS)


@routes.post("/moderation/<int:contribution_id>/ask-for-opinion")
@open_to(Role.COORDINATOR)
def ask_for_opinion(contribution_id: int) -> ResponseReturnValue:
    contribution = get_decidable(current_user, contribution_id)
    form = AskForm().offer(advisers(current_user, contribution), contribution.deciding_region)
    if not form.validate():
        return review_page(contribution, Typed(ask=form)), 422
    actions.ask(contribution, form.chosen, form.question.data or "", by=current_user)
    return saved(gettext("Your question is sent. You still decide."), _page(contribution))


@routes.post("/moderation/<int:contribution_id>/hand-over")
@open_to(Role.COORDINATOR)
def hand_over(contribution_id: int) -> ResponseReturnValue:
    contribution = get_decidable(current_user, contribution_id)
    form = HandOverForm().offer(advisers(current_user, contribution).regions)
    if not form.validate():
        return review_page(contribution, Typed(hand_over=form)), 422
    actions.hand_over(contribution, form.region.data, by=current_user)
    return saved(str(DONE[Step.HAND_OVER]), _page(contribution), undo=_undo(contribution_id))


@routes.post("/moderation/<int:contribution_id>/hand-back")
@open_to(Role.COORDINATOR)
def hand_back(contribution_id: int) -> ResponseReturnValue:
    contribution = get_related(current_user, contribution_id)
    actions.hand_back(contribution, by=current_user)
    return saved(str(DONE[Step.HAND_BACK]), _page(contribution), undo=_undo(contribution_id))


@routes.post("/moderation/<int:contribution_id>/give-opinion")
@open_to(Role.COORDINATOR)
def give_opinion(contribution_id: int) -> ResponseReturnValue:
    contribution = get_related(current_user, contribution_id)
    request, form = get_request(current_user, contribution), OpinionForm()
    if not form.validate():
        return review_page(contribution, Typed(opinion=form)), 422
    reasons = Explanation(explanation().reasons, form.words.data or "")
    actions.answer(request, Opinion(form.chosen, reasons), by=current_user)
    return saved(gettext("Thank you. The coordination that asked reads your opinion."), url_for(".opinions"))


def _undo(contribution_id: int) -> str:
    return url_for(".undo", contribution_id=contribution_id, **chosen_filters().chosen)


def _page(contribution: Contribution) -> str:
    """Its page, as long as it is there for whoever acts."""
    if not relations(current_user, contribution):
        return url_for(".queue", **chosen_filters().chosen)
    return url_for(".review", contribution_id=contribution.id, **chosen_filters().chosen)
