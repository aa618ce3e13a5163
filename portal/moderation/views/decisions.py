"""What was decided: every decision is listed here, with its reason and the way to reconsider it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Any

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.accounts.models import Person
from portal.contributions.labels import HISTORY
from portal.contributions.rules import DECISIONS, undoable_for
from portal.contributions.rules import Step as ContributionStep
from portal.core.clock import now
from portal.core.transitions import UNDO_FOR
from portal.core.web.access import Role, open_to
from portal.core.web.paging import Page, Position, from_cursor
from portal.core.web.routes import Routes
from portal.moderation.labels import KINDS
from portal.moderation.queries import decisions as queries
from portal.projects.labels import HISTORY as PROJECT_HISTORY
from portal.projects.rules import UNDOABLE as UNDOABLE_IN_PROJECTS
from portal.projects.rules import Step as ProjectStep
from portal.schools.labels.memberships import HISTORY as MEMBERSHIP_HISTORY
from portal.schools.rules.memberships import Step as MembershipStep

routes = Routes()

Find = Callable[[Person, Sequence[StrEnum], Position | None], Page[Any]]

# Kind → what finds its decisions, and the words for their steps.
LISTS: dict[str, tuple[Find, Mapping[Any, Any]]] = {
    "contributions": (
        queries.of_contributions,
        {step: HISTORY[step] for step in ContributionStep if step in DECISIONS},
    ),
    "projects": (
        queries.of_projects,
        {step: PROJECT_HISTORY[step] for step in ProjectStep if step in UNDOABLE_IN_PROJECTS - {"discard_changes"}},
    ),
    "teachers": (
        queries.of_teachers,
        {step: MEMBERSHIP_HISTORY[step] for step in MembershipStep if step != MembershipStep.UNDO},
    ),
}


@routes.get("/moderation/decisions")
@open_to(Role.COORDINATOR)
def decisions() -> ResponseReturnValue:
    """`kind` one of LISTS, `step` one of its steps."""
    kind, step = request.args.get("kind", "contributions"), request.args.get("step", "")
    if kind not in LISTS:
        abort(404)
    find, words = LISTS[kind]
    chosen = [each for each in words if each == step]
    return render_template(
        "moderation/decisions.html",
        kind=kind,
        kinds=KINDS,
        step=step if chosen else "",
        words=words,
        page=find(current_user, chosen or list(words), from_cursor(request.args.get("after"))),
        is_mine=lambda entry: entry.by_id == current_user.id and now() < entry.at + _undo_for(kind, entry.step),
    )


def _undo_for(kind: str, step: StrEnum) -> timedelta:
    return undoable_for(ContributionStep(step)) if kind == "contributions" else UNDO_FOR
