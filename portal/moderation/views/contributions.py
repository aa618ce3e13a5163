"""Pages of the moderation: the queue, and one contribution with the decision about it."""

from collections.abc import Callable

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.accounts.views.notices import reads_what_waits
from portal.contributions.actions import undoing
from portal.contributions.labels import DONE
from portal.contributions.models import Contribution
from portal.contributions.queries.contributions import get_related
from portal.contributions.rules import TRANSITIONS, Relation, Step
from portal.contributions.views.steps import answer_step
from portal.core.web.access import Role, open_to
from portal.core.web.paging import Position, from_cursor
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.moderation.labels import KEYS, WAITING
from portal.moderation.queries import queue as queries
from portal.moderation.queries.contacts import count_with_contacts
from portal.moderation.queries.opinions import count_asked
from portal.moderation.views.filters import chosen_filters
from portal.moderation.views.pages import review_page
from portal.projects.queries import count_waiting

routes = Routes()

DECISIONS = dict.fromkeys(transition.step for transition in TRANSITIONS if Relation.COORDINATOR in transition.by)


@routes.get("/moderation")
@open_to(Role.COORDINATOR)
@reads_what_waits
def queue() -> ResponseReturnValue:
    filters, choices = chosen_filters(), queries.choices(current_user)
    return render_template(
        "moderation/queue.html",
        page=queries.waiting(current_user, filters, after=from_cursor(request.args.get("after"))),
        filters=filters,
        choices=choices,
        waiting=WAITING,
        keys=KEYS,
        n_shown=queries.count(current_user, filters) if filters.chosen else choices.n_mine,
        n_mine=choices.n_mine,
        n_all=choices.n_all,
        n_projects=count_waiting(current_user.region_keys),
        n_asked=count_asked(current_user),
        n_with_contacts=count_with_contacts(current_user),
    )


@routes.get("/moderation/<int:contribution_id>")
@open_to(Role.COORDINATOR)
def review(contribution_id: int) -> ResponseReturnValue:
    return review_page(get_related(current_user, contribution_id))


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
    contribution = get_related(current_user, contribution_id)
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
