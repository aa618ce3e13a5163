"""Doors of the moderation: the queue, the preview, the decision."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.contributions.actions.contributions import move
from portal.contributions.labels import DONE, REASONS, STEPS, TRACES
from portal.contributions.queries import get_movable, parts, shown_media, trail
from portal.contributions.rules import TRANSITIONS, Relation, Status, Step
from portal.contributions.views.contributions import reason_given, revision_seen
from portal.core.transitions import possible
from portal.core.web.access import Role, open_to
from portal.core.web.paging import unpack
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.moderation import queries
from portal.projects.queries import count_waiting

routes = Routes()


STEPS_HERE = [move.step for move in TRANSITIONS if Relation.COORDINATOR in move.by]


@routes.get("/moderation")
@open_to(Role.COORDINATOR)
def queue() -> ResponseReturnValue:
    everything = request.args.get("languages") == "all"
    page = queries.waiting(current_user, all_languages=everything, after=unpack(request.args.get("after")))
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
    contribution = get_movable(current_user, contribution_id)
    return render_template(
        "moderation/review.html",
        contribution=contribution,
        media=shown_media(contribution),
        moves=possible(TRANSITIONS, Status(contribution.status), parts(current_user, contribution)),
        steps=STEPS,
        trail=trail(contribution),
        traces=TRACES,
        reasons=REASONS,
        following=queries.next_waiting(current_user, but=contribution.id),
    )


@routes.post("/moderation/<int:contribution_id>/<any({}):step>".format(",".join(STEPS_HERE)))
@open_to(Role.COORDINATOR)
def decide(contribution_id: int, step: str) -> ResponseReturnValue:
    """One decision; then on to the next one that waits."""
    contribution = queries.get_decidable(current_user, contribution_id)
    move(contribution, Step(step), by=current_user, why=reason_given(), seen=revision_seen())
    following = queries.next_waiting(current_user, but=contribution.id)
    then = url_for(".review", contribution_id=following) if following else url_for(".queue")
    return saved(str(DONE[Step(step)]), then)
