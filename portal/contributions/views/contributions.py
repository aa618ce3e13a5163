"""The page of a contribution, for everybody who may see it."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.contributions.actions.preconditions import may_confirm, offer
from portal.contributions.labels import HISTORY, REASONS, STEPS, WAITS_FOR
from portal.contributions.models import Contribution
from portal.contributions.queries.answer_times import answer_days
from portal.contributions.queries.authors import invitations_of
from portal.contributions.queries.consent import missing_consent, pictures_of
from portal.contributions.queries.contacts import findings
from portal.contributions.queries.contributions import current_media, get_visible, refused_media, relations
from portal.contributions.queries.history import find_undoable, history, last_of
from portal.contributions.queries.uses import allowances_of
from portal.contributions.rules import (
    ANSWER_FOR_CONTACTS,
    ANSWER_FOR_USES,
    OWN,
    TAKES_BACK,
    Relation,
    Status,
    cover,
    may_edit,
)
from portal.contributions.views.people import may_mark
from portal.contributions.views.steps import in_words
from portal.core.web.access import open_to_everyone
from portal.core.web.page_cache import public_page
from portal.core.web.routes import Routes

routes = Routes()


@routes.get("/contributions/<int:contribution_id>")
@open_to_everyone
@public_page
def show(contribution_id: int) -> ResponseReturnValue:
    contribution = get_visible(current_user, contribution_id)
    media, own_relations = current_media(contribution), relations(current_user, contribution)
    offered = offer(contribution, own_relations)
    entries = history(contribution) if own_relations else []
    return render_template(
        "contributions/show.html",
        contribution=contribution,
        media=media,
        picture=cover(media) if contribution.is_public else None,
        refused=refused_media(contribution) if own_relations else [],
        undoable=find_undoable(current_user, contribution) if own_relations else None,
        transitions=offered.transitions,
        unmet=in_words(offered),
        steps=STEPS,
        takes_back=TAKES_BACK,
        waits_for=WAITS_FOR,
        may_edit=may_edit(contribution.status, own_relations),
        history=entries,
        last=last_of(entries),
        history_labels=HISTORY,
        reasons=REASONS,
        relations=own_relations,
        findings=findings(contribution) if own_relations else [],
        may_confirm_contacts=bool(own_relations & ANSWER_FOR_CONTACTS),
        may_confirm=bool(own_relations) and may_confirm(contribution),
        invitations=invitations_of(contribution) if own_relations & OWN else [],
        answer_days=_answer_days(contribution) if Relation.TEACHER in own_relations else None,
        missing=(missing := missing_consent(contribution) if own_relations & OWN else []),
        coverable=pictures_of(contribution, missing),
        allowances=(allowances := allowances_of(contribution) if own_relations & ANSWER_FOR_USES else []),
        coverable_for_uses=pictures_of(contribution, (lack for each in allowances for lack in each.missing)),
        may_mark=may_mark(contribution),
    )


def _answer_days(contribution: Contribution) -> int | None:
    """In how many days the coordination usually answers, for whoever forwards to it or waits for it."""
    is_told = contribution.status in (Status.SUBMITTED, Status.IN_REVIEW)
    return answer_days().get(contribution.region_key) if is_told else None
