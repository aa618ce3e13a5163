"""Decides about several contributions of the queue at once, says what became of each, and undoes all of it."""

from collections.abc import Sequence

from flask import current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.contributions.labels import HISTORY
from portal.contributions.rules import Step
from portal.contributions.views.steps import explanation
from portal.core.acts import is_about_each
from portal.core.web.access import Role, open_to
from portal.core.web.converters import row_number
from portal.core.web.formatting import number
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.moderation.actions.together import Decision, Outcome, decide_together, undo_together
from portal.moderation.labels import KEYS
from portal.moderation.queries.queue import PER_PAGE, of_numbers
from portal.moderation.rules import TOGETHER, ModerationRefusal
from portal.moderation.views.filters import chosen_filters
from portal.moderation.views.queue_page import queue_page
from portal.regions.queries import all_regions

routes = Routes()


@routes.post("/moderation/together/<any({}):step>".format(",".join(TOGETHER)))
@open_to(Role.COORDINATOR)
def decide_chosen(step: str) -> ResponseReturnValue:
    """The queue comes back with everything typed when something is missing for all of them."""
    numbers = request.form.getlist("chosen", row_number)[:PER_PAGE]
    decision = Decision(Step(step), explanation(), request.form.get("region", ""))
    if refusal := _missing(numbers, decision):
        return queue_page(refusal, numbers), 422
    outcome = decide_together(numbers, decision, by=current_user)
    is_about_each("contribution_id", outcome.done)
    way_back = url_for(".undo_chosen", number=outcome.done, **chosen_filters().chosen) if outcome.done else ""
    return saved(_said(decision.step, outcome), _then(outcome), undo=way_back)


@routes.post("/moderation/together/undo")
@open_to(Role.COORDINATOR)
def undo_chosen() -> ResponseReturnValue:
    """The last decision about each of them; which ones stands in the address."""
    outcome = undo_together(request.args.getlist("number", row_number)[:PER_PAGE], by=current_user)
    is_about_each("contribution_id", outcome.done)
    return saved(_said(Step.UNDO, outcome), _then(outcome))


@routes.get("/moderation/together")
@open_to(Role.COORDINATOR)
def outcome() -> ResponseReturnValue:
    """What became of each; the numbers, and the codes of what stands against it, are in the address."""
    words = current_app.extensions["refusals"]
    left = dict(request.args.getlist("left", _left)[:PER_PAGE])
    done = request.args.getlist("done", row_number)[:PER_PAGE]
    return render_template(
        "moderation/together.html",
        done=of_numbers(current_user, done),
        left=of_numbers(current_user, list(left)),
        obstacles={each: words[code] for each, code in left.items() if code in words},
        filters=chosen_filters(),
        keys=KEYS,
    )


def _missing(numbers: Sequence[int], decision: Decision) -> ModerationRefusal | None:
    if not numbers:
        return ModerationRefusal.NOTHING_CHOSEN
    if decision.step == Step.HAND_OVER and decision.region_key not in all_regions():
        return ModerationRefusal.NO_REGION_CHOSEN
    is_explained = decision.explanation.reasons or decision.explanation.text.strip()
    needs_reason = decision.step in (Step.REQUEST_CHANGES, Step.REJECT)
    return ModerationRefusal.NO_REASON_GIVEN if needs_reason and not is_explained else None


def _said(step: Step, outcome: Outcome) -> str:
    said = gettext("%(step)s: %(number)s.", step=HISTORY[step], number=number(len(outcome.done)))
    left = gettext("Not done: %(number)s.", number=number(len(outcome.left)))
    return f"{said} {left}" if outcome.left else str(said)


def _then(outcome: Outcome) -> str:
    """The queue again, or the page that says why something is left."""
    if not outcome.left:
        return url_for(".queue", **chosen_filters().chosen)
    left = [f"{each}.{code}" for each, code in outcome.left.items()]
    return url_for(".outcome", done=outcome.done, left=left, **chosen_filters().chosen)


def _left(text: str) -> tuple[int, str]:
    digits, _, code = text.partition(".")
    return row_number(digits), code
