"""The page of one contribution in the moderation, for whoever decides and for whoever gives an opinion."""

from typing import Any

from flask import render_template
from flask_login import current_user

from portal.contributions.actions.preconditions import unmet_precondition
from portal.contributions.labels import HISTORY, REASONS, REFUSALS, STEPS, VERDICTS
from portal.contributions.models import Contribution
from portal.contributions.queries.contacts import findings
from portal.contributions.queries.contributions import current_media, refused_media, relations
from portal.contributions.queries.history import find_undoable, history
from portal.contributions.queries.opinions import find_request, opinions_on, regions_to_ask
from portal.contributions.rules import TRANSITIONS, Relation, Status
from portal.core.transitions import possible
from portal.moderation.forms import OpinionForm, PassOnForm
from portal.moderation.labels import KEYS
from portal.moderation.queries.comparison import comparisons, files_in
from portal.moderation.queries.queue import find_place
from portal.moderation.views.filters import chosen_filters


def review_page(
    contribution: Contribution, pass_on: PassOnForm | None = None, opinion: OpinionForm | None = None
) -> str:
    """The forms are those that have to be looked at again."""
    held, filters = relations(current_user, contribution), chosen_filters()
    transitions = possible(TRANSITIONS, contribution.status, held)
    entries = history(contribution)
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
        history=entries,
        comparisons=comparisons(contribution, entries),
        files=files_in(contribution),
        history_labels=HISTORY,
        reasons=REASONS,
        filters=filters,
        place=find_place(current_user, filters, contribution.id),
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
    request = find_request(current_user.region_keys, contribution) if Relation.ADVISER in held else None
    may_answer = request is not None and request.answered_at is None
    may_pass_on = Relation.COORDINATOR in held
    return {
        "opinions": opinions_on(contribution) if held & {Relation.COORDINATOR, Relation.HOME} else [],
        "verdicts": VERDICTS,
        "request_for_opinion": request,
        "opinion": (opinion or OpinionForm(formdata=None)) if may_answer else None,
        "pass_on": pass_on or (PassOnForm(formdata=None).offer(regions_to_ask(contribution)) if may_pass_on else None),
    }
