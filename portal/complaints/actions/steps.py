"""Steps about a case: the table of transitions decides, the thing follows, and everybody concerned is told."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import current_app

from portal.accounts.models import Person
from portal.complaints.actions import effects
from portal.complaints.models import Case, CaseEntry
from portal.complaints.notifications import notify
from portal.complaints.queries.cases import deciders, is_as_reported, is_public, relations, votes_of
from portal.complaints.rules.cases import OBJECT_WITHIN, OF_PUBLIC, RESTRICTING, VOTES, agreed
from portal.complaints.rules.codes import TRANSITIONS, CaseRefusal, Relation, Status, Step
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible, decide


@dataclass(frozen=True)
class Words:
    """The answer is for those who reported, the statement for whoever is concerned."""

    answer: str = ""
    statement: str = ""


NO_WORDS = Words()


def take_step(case: Case, step: Step, words: Words = NO_WORDS, *, by: Person, seen: int | None = None) -> None:
    """Of two people at once one is first; `seen` is the version of the case that was looked at."""
    transition = decide_about(case, step, words, by)
    votes = [*votes_of(case), step] if step in VOTES else []
    to = Status.ANSWERED if agreed(votes) else transition.to
    entry = CaseEntry(case_id=case.id, step=step, by_id=by.id, at=now(), **vars(words), language=by.language)
    is_as_seen = Case.version == (case.version if seen is None else seen)
    values = _values(case, step, to, by)
    claim(case, is_as_seen, refusal=Impossible.ALREADY_TAKEN, version=case.version + 1, status=to, **values)
    db.session.add(entry)
    db.session.flush()
    _carry_out(case, step, words, by)
    notify(case, entry)


def decide_about(case: Case, step: Step, words: Words, by: Person) -> Any:
    """The transition; refused when the table or the thing does not allow it."""
    held = relations(by, case)
    if Relation.FRESH not in held and by.id in deciders(case) and step in (*VOTES, Step.UPHOLD, Step.GIVE_WAY):
        raise Refused(CaseRefusal.DECIDED_BEFORE)
    transition = decide(TRANSITIONS, step, case.status, held, words.answer or words.statement)
    if step in OF_PUBLIC and not is_public(case):
        raise Refused(CaseRefusal.NOT_PUBLIC)
    if step == Step.AMEND and is_as_reported(case):
        raise Refused(CaseRefusal.UNCHANGED)
    if step == Step.OBJECT and (case.decision not in RESTRICTING or not case.decided_at):
        raise Refused(Impossible.ALREADY_TAKEN)
    if step == Step.OBJECT and case.decided_at and case.decided_at + OBJECT_WITHIN < now():
        raise Refused(CaseRefusal.OBJECTION_TOO_LATE)
    return transition


def _values(case: Case, step: Step, to: Status, by: Person) -> dict[str, Any]:
    """What a step changes in the case besides its status."""
    if step == Step.CLAIM:
        return {"claimed_by_id": by.id}
    if step == Step.OBJECT:
        return {"due_at": now() + timedelta(days=current_app.config["REPORT_DAYS"])}
    return {"decision": step, "decided_at": now(), "open_about": None} if to == Status.ANSWERED else {}


def _carry_out(case: Case, step: Step, words: Words, by: Person) -> None:
    """Votes do something when two people agree."""
    if step == Step.HIDE:
        effects.hide(case, by=by)
    elif step == Step.GIVE_WAY:
        effects.put_back(case, by=by)
    elif case.status == Status.ANSWERED and step == Step.RESTORE:
        effects.show_again(case, by=by)
    elif case.status == Status.ANSWERED and step in effects.ENDS:
        effects.take_from_visitors(case, step, words.statement, by=by)
