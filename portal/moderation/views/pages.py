"""The page of one contribution in the moderation, for whoever decides and for whoever gives an opinion."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from flask import render_template
from flask_login import current_user

from portal.accounts.queries.reading import languages_read_by
from portal.contributions.actions.preconditions import unmet_precondition
from portal.contributions.labels import HISTORY, REASONS, REFUSALS, STEPS, VERDICTS
from portal.contributions.models import Contribution
from portal.contributions.queries.contacts import findings
from portal.contributions.queries.contributions import current_media, refused_media, relations
from portal.contributions.queries.history import find_undoable, history
from portal.contributions.queries.opinions import advisers, find_request, opinions_on
from portal.contributions.rules import TRANSITIONS, Reason, Relation, Status, Step
from portal.core.transitions import possible
from portal.moderation.forms import AskForm, HandOverForm, NoteForm, OpinionForm
from portal.moderation.labels import KEYS
from portal.moderation.queries.comparison import comparisons, files_in
from portal.moderation.queries.notes import notes_on
from portal.moderation.queries.queue import find_place
from portal.moderation.views.filters import chosen_filters
from portal.moderation.views.offered import OfferedText, offered_texts

LOOKS_ON = {Relation.COORDINATOR, Relation.HOME}


@dataclass(frozen=True)
class TypedReason:
    """What stands in the form of a step that needs a reason."""

    step: Step
    language: str
    codes: Iterable[Reason] = ()
    words: str = ""
    is_open: bool = False
    error: str = ""

    def with_words(self, words: str, error: str = "", language: str = "") -> "TypedReason":
        return replace(self, words=words, error=error, language=language or self.language)


@dataclass(frozen=True)
class Typed:
    """Forms that have to be looked at again, as they were sent."""

    ask: AskForm | None = None
    hand_over: HandOverForm | None = None
    opinion: OpinionForm | None = None
    note: NoteForm | None = None
    reason: TypedReason | None = None

    @property
    def is_nothing(self) -> bool:
        return not any(vars(self).values())

    def reason_for(self, step: Step) -> TypedReason:
        return self.reason if self.reason and self.reason.step == step else TypedReason(step, current_user.language)


NOTHING_TYPED = Typed()


def review_page(contribution: Contribution, typed: Typed = NOTHING_TYPED) -> str:
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
        typed=typed,
        offered=offered_for(contribution) if any(each.needs_reason for each in transitions) else {},
        filters=filters,
        place=find_place(current_user, filters, contribution.id),
        keys=KEYS,
        held=held,
        notes=notes_on(contribution, current_user),
        note=(typed.note or NoteForm(formdata=None)) if Relation.COORDINATOR in held else None,
        **_opinions(contribution, held, typed),
    )


def offered_for(contribution: Contribution) -> dict[str, list[OfferedText]]:
    """Texts for a reason: first in the language of the work, then in those of the coordinator."""
    deciding = contribution.deciding_region
    key = deciding if deciding in current_user.reviewed_regions else contribution.region_key
    own = (current_user.language, *languages_read_by(current_user))
    return offered_texts(key, (contribution.language, *own))


def _opinions(contribution: Contribution, held: set[Relation], typed: Typed) -> dict[str, Any]:
    """What was asked and answered, and what else can be."""
    if contribution.status != Status.IN_REVIEW:
        return {"opinions": []}
    request = find_request(current_user, contribution)
    may_answer = request is not None and request.answered_at is None
    return {
        "opinions": opinions_on(contribution, asked=None if held & LOOKS_ON else current_user),
        "verdicts": VERDICTS,
        "request_for_opinion": request,
        "opinion": (typed.opinion or OpinionForm(formdata=None)) if may_answer else None,
        **(_others(contribution, typed) if Relation.COORDINATOR in held else {}),
    }


def _others(contribution: Contribution, typed: Typed) -> dict[str, Any]:
    """Who can be asked, or decide instead."""
    known = advisers(current_user, contribution)
    return {
        "ask": typed.ask or AskForm(formdata=None).offer(known, contribution.deciding_region),
        "hand_over": typed.hand_over or HandOverForm(formdata=None).offer(known.regions),
    }
