"""Steps of a contribution: the table of transitions decides whether this person may take them."""

import time
from collections.abc import Callable

from flask import current_app, flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.config import LANGUAGES
from portal.contributions.actions import steps, undoing
from portal.contributions.actions.preconditions import Offer, unmet_precondition
from portal.contributions.actions.steps import Explanation
from portal.contributions.forms import ReasonForm
from portal.contributions.labels import DONE
from portal.contributions.models import Contribution
from portal.contributions.queries.contributions import get_related, relations
from portal.contributions.queries.preparation import is_prepared
from portal.contributions.rules import LONGEST_REASON, TRANSITIONS, UNDOABLE, ContributionRefusal, Reason, Status, Step
from portal.core.transitions import possible
from portal.core.web.access import open_to_signed_in
from portal.core.web.routes import Routes
from portal.core.web.saved import pause, saved

routes = Routes()

HANDED_IN = "handed-in"  # the category of a message that names a contribution
STEPS = dict.fromkeys(transition.step for transition in TRANSITIONS)
PATIENCE = 20.0  # seconds that a click waits for files that have only just arrived


@routes.post("/contributions/<int:contribution_id>/<any({}):step>".format(",".join(STEPS)))
@open_to_signed_in
def take_step(contribution_id: int, step: str) -> ResponseReturnValue:
    way_back = url_for(".undo", contribution_id=contribution_id)
    if step == Step.DELETE:
        way_back = url_for(".take_step", contribution_id=contribution_id, step=Step.RESTORE)
    return answer_step(get_related(current_user, contribution_id), Step(step), _next_page, way_back)


@routes.post("/contributions/<int:contribution_id>/undo")
@open_to_signed_in
def undo(contribution_id: int) -> ResponseReturnValue:
    contribution = get_related(current_user, contribution_id)
    undoing.undo(contribution, by=current_user)
    return saved(str(DONE[Step.UNDO]), _next_page(contribution))


def answer_step(
    contribution: Contribution, step: Step, then: Callable[[Contribution], str], way_back: str
) -> ResponseReturnValue:
    """Takes the step that a form asks for, and goes on to the page that `then` finds after it; `way_back` undoes it."""
    if step == Step.FORWARD and _lacks_files_alone(contribution):
        _wait_for_files(contribution)
    seen = request.form.get("revision", type=int)
    steps.take_step(contribution, step, by=current_user, explanation=explanation(), seen=seen)
    if step == Step.SUBMIT:
        return handed_in(contribution)
    return saved(str(DONE[step]), then(contribution), undo=way_back if step in UNDOABLE | {Step.DELETE} else "")


def handed_in(contribution: Contribution) -> ResponseReturnValue:
    """The start page says what was handed in and what happens next, whichever way it came in."""
    flash(str(contribution.id), HANDED_IN)
    return saved("", url_for("dashboard.show"))


def in_words(offered: Offer) -> list[str]:
    """Why steps that would be the reader's can't be taken now; each reason once."""
    return list(dict.fromkeys(str(current_app.extensions["refusals"][code]) for code in offered.unmet.values()))


def _lacks_files_alone(contribution: Contribution) -> bool:
    """Whether a confirmed teacher may forward it as soon as they are there: no other click keeps the server waiting."""
    known = possible(TRANSITIONS, contribution.status, relations(current_user, contribution))
    may_forward = Step.FORWARD in [transition.step for transition in known]
    return may_forward and unmet_precondition(Step.FORWARD, contribution) == ContributionRefusal.STILL_PREPARING


def _wait_for_files(contribution: Contribution) -> None:
    """Nothing goes to the coordination before its files are prepared; that takes a moment. Nothing may be pending."""
    number, end = contribution.id, time.monotonic() + PATIENCE
    while not is_prepared(number) and time.monotonic() < end:
        pause()
        time.sleep(0.2)


def explanation() -> Explanation:
    """The reasons of the form, if any; unknown codes are dropped."""
    known = {reason.value for reason in Reason}
    reasons = tuple(Reason(code) for code in dict.fromkeys(request.form.getlist("codes")) if code in known)
    language = request.form.get("words_language", "")
    words = (ReasonForm().words.data or "")[:LONGEST_REASON]
    return Explanation(reasons, words, language if language in LANGUAGES else "")


def _next_page(contribution: Contribution) -> str:
    """The contribution again, unless its button stood on the dashboard or the person may not see it any more."""
    is_gone = contribution.status == Status.DELETED or not relations(current_user, contribution)
    if is_gone or request.form.get("back_to") == "desk":
        return url_for("dashboard.show")
    return url_for("contributions.show", contribution_id=contribution.id)
