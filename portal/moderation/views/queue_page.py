"""The page of the queue: what waits, what of it was opened, and what was sent about several at once."""

from collections.abc import Collection
from enum import StrEnum

from flask import current_app, render_template, request
from flask_login import current_user

from portal.accounts.queries.absences import away_in
from portal.contributions.rules import Step
from portal.contributions.views.steps import explanation
from portal.core.web.paging import from_cursor
from portal.moderation.labels import KEYS, WAITING
from portal.moderation.queries import queue
from portal.moderation.queries.contacts import count_with_contacts
from portal.moderation.queries.opened import opened_by
from portal.moderation.queries.opinions import count_asked
from portal.moderation.views.filters import chosen_filters
from portal.moderation.views.pages import TypedReason
from portal.projects.queries import count_waiting
from portal.regions.labels import region_choices


def queue_page(refusal: StrEnum | None = None, chosen: Collection[int] = ()) -> str:
    """`refusal`: why nothing could be done with the chosen ones."""
    filters, choices = chosen_filters(), queue.choices(current_user)
    page = queue.waiting(current_user, filters, after=from_cursor(request.args.get("after")))
    return render_template(
        "moderation/queue.html",
        page=page,
        filters=filters,
        choices=choices,
        waiting=WAITING,
        keys=KEYS,
        n_shown=queue.count(current_user, filters) if filters.chosen else choices.n_mine,
        n_projects=count_waiting(current_user.region_keys),
        n_asked=count_asked(current_user),
        n_with_contacts=count_with_contacts(current_user),
        opened=opened_by(current_user, [contribution.id for contribution in page.items]),
        complaint=current_app.extensions["refusals"][refusal] if refusal else "",
        chosen=chosen,
        reason=_typed_together(),
        regions=region_choices(only_open=True),
        away=away_in(current_user.reviewed_regions),
    )


def _typed_together() -> TypedReason:
    """The reason that was sent for several at once."""
    typed = explanation()
    return TypedReason(Step.REQUEST_CHANGES, current_user.language, typed.reasons, typed.text)
