"""Coordinators say when they are away and who stands in; a substitute from another region agrees first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, select

from portal.accounts.models import DaysAway, Person
from portal.accounts.queries.absences import are_colleagues, is_away
from portal.core.claims import claim
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible
from portal.moderation.notifications import ask_to_stand_in, tell_answer
from portal.moderation.rules import KEPT_ABSENCES, ModerationRefusal


@dataclass(frozen=True)
class Days:
    """The first and the last one."""

    start: date
    end: date


def be_away(person: Person, days: Days, substitute: Person | None) -> None:
    """Whoever decides about the same regions anyway need not agree."""
    _wait_for_others({person.id, substitute.id if substitute else person.id})
    if is_away(person, days.start, days.end):
        raise Refused(ModerationRefusal.AWAY_ALREADY)
    if substitute and is_away(substitute, days.start, days.end):
        raise Refused(ModerationRefusal.SUBSTITUTE_AWAY)
    agreed_at = now() if substitute and are_colleagues(person, substitute) else None
    absence = DaysAway(person_id=person.id, start=days.start, end=days.end, substitute=substitute, agreed_at=agreed_at)
    db.session.add(absence)
    db.session.flush()
    ask_to_stand_in(absence)


def agree(absence: DaysAway) -> None:
    """The substitute decides on these days."""
    is_asked = (DaysAway.agreed_at.is_(None), DaysAway.substitute_id == absence.substitute_id)
    claim(absence, *is_asked, refusal=Impossible.ALREADY_TAKEN, agreed_at=now())
    tell_answer(absence)


def decline(absence: DaysAway) -> None:
    """From now on nobody stands in; colleagues of the region see everything."""
    is_asked = DaysAway.substitute_id == absence.substitute_id
    tell_answer(absence, is_declined=True)
    claim(absence, is_asked, refusal=Impossible.ALREADY_TAKEN, substitute_id=None, agreed_at=None)


def end(absence: DaysAway) -> None:
    """Whoever was away is back today, or does not go at all."""
    if absence.start < today():
        claim(absence, refusal=Impossible.ALREADY_TAKEN, end=today() - timedelta(days=1))
    else:
        db.session.delete(absence)
    db.session.flush()


def forget_absences() -> None:
    """Those that are long over."""
    db.session.execute(delete(DaysAway).where(DaysAway.end < today() - KEPT_ABSENCES))


def _wait_for_others(numbers: Collection[int]) -> None:
    """Of two forms sent at once, the second one finds the days of the first; so do two who name each other."""
    people = select(Person.id).where(Person.id.in_(numbers)).order_by(Person.id)
    db.session.execute(people.with_for_update(key_share=True))
