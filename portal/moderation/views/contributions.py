"""Pages of the moderation: the queue, and one contribution with the decision about it."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.contributions.labels import HISTORY, REASONS, STEPS
from portal.contributions.models import Contribution
from portal.contributions.queries.contributions import current_media, get_related, refused_media, relations
from portal.contributions.queries.history import history
from portal.contributions.rules import TRANSITIONS, Relation, Step
from portal.contributions.views.steps import answer_step
from portal.core.transitions import possible
from portal.core.web.access import Role, open_to
from portal.core.web.paging import from_cursor
from portal.core.web.routes import Routes
from portal.moderation import queries
from portal.projects.queries import count_waiting

routes = Routes()

DECISIONS = [transition.step for transition in TRANSITIONS if Relation.COORDINATOR in transition.by]


@routes.get("/moderation")
@open_to(Role.COORDINATOR)
def queue() -> ResponseReturnValue:
    everything = request.args.get("languages") == "all"
    page = queries.waiting(current_user, all_languages=everything, after=from_cursor(request.args.get("after")))
    return render_template(
        "moderation/queue.html",
        page=page,
        everything=everything,
        n_mine=queries.count(current_user),
        n_all=queries.count(current_user, all_languages=True),
        n_projects=count_waiting(current_user.region_keys),
    )


@routes.get("/moderation/<int:contribution_id>")
@open_to(Role.COORDINATOR)
def review(contribution_id: int) -> ResponseReturnValue:
    contribution = get_related(current_user, contribution_id)
    return render_template(
        "moderation/review.html",
        contribution=contribution,
        media=current_media(contribution),
        refused=refused_media(contribution),
        transitions=possible(TRANSITIONS, contribution.status, relations(current_user, contribution)),
        steps=STEPS,
        history=history(contribution),
        history_labels=HISTORY,
        reasons=REASONS,
        following=queries.find_next(current_user, but=contribution.id),
    )


@routes.post("/moderation/<int:contribution_id>/<any({}):step>".format(",".join(DECISIONS)))
@open_to(Role.COORDINATOR)
def decide(contribution_id: int, step: str) -> ResponseReturnValue:
    """A step as on the contribution's own page; then on to the next one that waits."""
    return answer_step(queries.get_decidable(current_user, contribution_id), Step(step), _next_page)


def _next_page(contribution: Contribution) -> str:
    following = queries.find_next(current_user, but=contribution.id)
    return url_for(".review", contribution_id=following) if following else url_for(".queue")
