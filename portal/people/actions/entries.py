"""Takes a step with an account: the rule decides, one conditional UPDATE claims it, the history keeps it."""

from dataclasses import dataclass
from typing import Any

from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.db import db
from portal.core.refusal import Refused
from portal.people.models import AccountEntry
from portal.people.queries.standing import standing_of
from portal.people.rules import PeopleRefusal, Step, needs_reason, refusal_of


@dataclass(frozen=True)
class Grounds:
    """Why a step is taken, and which state of the account was looked at (`Person.n_changes`; None: any)."""

    reason: str = ""
    seen: int | None = None


NO_GROUNDS = Grounds()


def take_step(
    step: Step,
    person: Person,
    grounds: Grounds,
    *,
    by: Person | None,
    facts: dict[str, Any] | None = None,
    **values: Any,
) -> AccountEntry:
    """Of two people at once one is first; `values` are the person's new ones, `by` None is the operator."""
    standing = standing_of(person, by, to_write=True)
    if code := refusal_of(step, standing):
        raise Refused(code)
    if needs_reason(step, standing) and not grounds.reason.strip():
        raise Refused(PeopleRefusal.REASON_MISSING)
    seen = person.n_changes if grounds.seen is None else grounds.seen
    as_seen = Person.n_changes == seen
    claim(person, as_seen, refusal=PeopleRefusal.CHANGED_SINCE, n_changes=Person.n_changes + 1, **values)
    return record(step, person, by=by, reason=grounds.reason, facts=facts)


def record(
    step: Step, person: Person, *, by: Person | None, reason: str = "", facts: dict[str, Any] | None = None
) -> AccountEntry:
    """A step for the history."""
    entry = AccountEntry(
        person_id=person.id, step=step, by_id=by.id if by else None, reason=reason.strip(), facts=facts or {}
    )
    db.session.add(entry)
    db.session.flush()
    return entry
