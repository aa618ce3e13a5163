"""The queue, and the page of one contribution for whoever decides and for whoever gives an opinion."""

from collections.abc import Collection
from enum import StrEnum
from typing import Any

from flask import current_app, render_template, request
from flask_login import current_user

from portal.accounts.queries.absences import away_in
from portal.contributions.actions.preconditions import unmet_precondition
from portal.contributions.labels import HISTORY, REASONS, REFUSALS, STEPS, VERDICTS
from portal.contributions.models import Contribution
from portal.contributions.queries.contacts import findings
from portal.contributions.queries.contributions import current_media, refused_media, relations
from portal.contributions.queries.history import find_undoable, history
from portal.contributions.queries.opinions import find_request, opinions_on, regions_to_ask
from portal.contributions.rules import TRANSITIONS, Relation, Status
from portal.core.transitions import possible
from portal.core.web.paging import from_cursor
from portal.moderation.forms import OpinionForm, PassOnForm
from portal.moderation.labels import KEYS, WAITING
from portal.moderation.queries import queue
from portal.moderation.queries.contacts import count_with_contacts
from portal.moderation.queries.opened import opened_by
from portal.moderation.queries.opinions import count_asked
from portal.moderation.views.filters import chosen_filters
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
        regions=region_choices(only_open=True),
        away=away_in(current_user.reviewed_regions),
    )


def review_page(
    contribution: Contribution, pass_on: PassOnForm | None = None, opinion: OpinionForm | None = None
) -> str:
    """The forms are those that have to be looked at again."""
    held, filters = relations(current_user, contribution), chosen_filters()
    transitions = possible(TRANSITIONS, contribution.status, held)
    obstacles = {each.step: unmet_precondition(each.step, contribution) for each in transitions}
    return render_template(
        "moderation/review.html",
        contribution=contribution,
        media=current_media(contribution),
        findings=findings(contribution),
        refused=refused_media(contribution),
        transitions=transitions,
        obstacles={step: REFUSALS[code] for step, code in obstacles.items() if code},
        undoable=find_undoable(current_user, contribution),
        steps=STEPS,
        history=history(contribution),
        history_labels=HISTORY,
        reasons=REASONS,
        filters=filters,
        place=queue.find_place(current_user, filters, contribution.id),
        keys=KEYS,
        held=held,
        **_opinions(contribution, held, pass_on, opinion),
    )


def _opinions(
    contribution: Contribution, held: set[Relation], pass_on: PassOnForm | None, opinion: OpinionForm | None
) -> dict[str, Any]:
    """What was asked and answered, and what else can be."""
    if contribution.status != Status.IN_REVIEW:
        return {"opinions": []}
    request = find_request(current_user.reviewed_regions, contribution) if Relation.ADVISER in held else None
    may_answer = request is not None and request.answered_at is None
    may_pass_on = Relation.COORDINATOR in held
    return {
        "opinions": opinions_on(contribution) if held & {Relation.COORDINATOR, Relation.HOME} else [],
        "verdicts": VERDICTS,
        "request_for_opinion": request,
        "opinion": (opinion or OpinionForm(formdata=None)) if may_answer else None,
        "pass_on": pass_on or (PassOnForm(formdata=None).offer(regions_to_ask(contribution)) if may_pass_on else None),
    }
