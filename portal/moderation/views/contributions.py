"""Pages of the moderation: the queue, and one contribution with the decision about it."""

from collections.abc import Callable

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.accounts.views.notices import reads_what_waits
from portal.contributions.actions import undoing
from portal.contributions.labels import DONE
from portal.contributions.models import Contribution
from portal.contributions.queries.contributions import get_passed_on, get_related
from portal.contributions.rules import TRANSITIONS, Relation, Step
from portal.contributions.views.steps import answer_step
from portal.core.db import only_reading
from portal.core.web.access import Role, open_to
from portal.core.web.paging import Position
from portal.core.web.routes import Routes
from portal.core.web.saved import save_if_possible, saved
from portal.moderation.actions.opening import note_opened
from portal.moderation.queries import queue as queries
from portal.moderation.queries.opened import opened_by
from portal.moderation.views.filters import chosen_filters
from portal.moderation.views.pages import review_page
from portal.moderation.views.queue_page import queue_page

routes = Routes()

DECISIONS = dict.fromkeys(transition.step for transition in TRANSITIONS if Relation.COORDINATOR in transition.by)


@routes.get("/moderation")
@open_to(Role.COORDINATOR)
@reads_what_waits
def queue() -> ResponseReturnValue:
    return queue_page()


@routes.get("/moderation/<int:contribution_id>")
@open_to(Role.COORDINATOR)
def review(contribution_id: int) -> ResponseReturnValue:
    contribution = get_related(current_user, contribution_id)
    revision, page = contribution.revision, review_page(contribution)
    if request.method == "GET" and contribution_id not in opened_by(current_user, [contribution_id]):
        person_id = current_user.id
        only_reading.set(False)
        save_if_possible(lambda: note_opened(person_id, contribution_id, revision))
    return page


@routes.post("/moderation/<int:contribution_id>/<any({}):step>".format(",".join(DECISIONS)))
@open_to(Role.COORDINATOR)
def decide(contribution_id: int, step: str) -> ResponseReturnValue:
    """A step as on the contribution's own page; then on to the one that stood behind it."""
    contribution = queries.get_decidable(current_user, contribution_id)
    then = _page_after((contribution.status_since, contribution.id), Step(step))
    way_back = url_for(".undo", contribution_id=contribution_id, **chosen_filters().chosen)
    return answer_step(contribution, Step(step), then, way_back)


@routes.post("/moderation/<int:contribution_id>/undo")
@open_to(Role.COORDINATOR)
def undo(contribution_id: int) -> ResponseReturnValue:
    """The last decision, and back to the contribution."""
    contribution = get_passed_on(current_user, contribution_id)
    undoing.undo(contribution, by=current_user)
    then = url_for(".review", contribution_id=contribution_id, **chosen_filters().chosen)
    return saved(str(DONE[Step.UNDO]), then)


def _page_after(position: Position, step: Step) -> Callable[[Contribution], str]:
    """What comes after the place of the queue that a contribution had; what comes back into review is shown itself."""
    filters = chosen_filters()

    def page(contribution: Contribution) -> str:
        if step == Step.RECONSIDER:
            return url_for(".review", contribution_id=contribution.id, **filters.chosen)
        following = queries.find_next(current_user, filters, after=position)
        if following:
            return url_for(".review", contribution_id=following, **filters.chosen)
        return url_for(".queue", **filters.chosen)

    return page
