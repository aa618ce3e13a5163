"""Reads award rounds: everybody those that are open, organisers theirs."""

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Select, literal, select, tuple_
from sqlalchemy.orm import selectinload

from portal.accounts.models import Person
from portal.awards.models import AwardRound
from portal.awards.rules.codes import RoundRelation, RoundStatus, RoundStep
from portal.awards.rules.rounds import OPEN_TO_ALL, TRANSITIONS, RoundTransition, due_step
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import NotFound, existing
from portal.core.transitions import possible
from portal.core.web.paging import Page, Position, to_cursor

PER_PAGE = 24
NEWEST = (AwardRound.year.desc(), AwardRound.id.desc())
WITH_PARTS = (selectinload(AwardRound.categories), selectinload(AwardRound.criteria))


def open_to_all(after: Position | None = None) -> Page[AwardRound]:
    """One page, the newest first."""
    return page_of(select(AwardRound).where(AwardRound.status.in_(OPEN_TO_ALL)), after)


def get_open_to_all(round_id: int, *, to_nominate: bool = False) -> AwardRound:
    """`to_nominate` lets nobody take a step with it meanwhile."""
    query = select(AwardRound).where(AwardRound.id == round_id, AwardRound.status.in_(OPEN_TO_ALL))
    if to_nominate:
        query = query.with_for_update(read=True, of=AwardRound).execution_options(populate_existing=True)
    return existing(db.session.scalar(query.options(*WITH_PARTS)))


def organised_by(person: Person, after: Position | None = None) -> Page[AwardRound]:
    """One page, the newest first; administrators organise all."""
    return page_of(select(AwardRound).where(_is_organised(person)), after)


def page_of(query: Select[AwardRound], after: Position | None) -> Page[AwardRound]:
    """From the round where the last page ended; in a cursor, a year is its first moment."""
    if after:
        query = query.where(tuple_(AwardRound.year, AwardRound.id) < tuple_(literal(after[0].year), literal(after[1])))
    rounds = db.session.scalars(query.order_by(*NEWEST).limit(PER_PAGE + 1)).all()
    last = rounds[PER_PAGE - 1] if len(rounds) > PER_PAGE else None
    cursor = to_cursor((datetime(last.year, 1, 1, tzinfo=UTC), last.id)) if last else None
    return Page(rounds[:PER_PAGE], after=cursor)


def get_organised(person: Person, round_id: int, *, to_write: bool = False) -> AwardRound:
    """`to_write` lets nobody else change it meanwhile."""
    query = select(AwardRound).where(AwardRound.id == round_id)
    if to_write:
        query = query.with_for_update(of=AwardRound).execution_options(populate_existing=True)
    round_ = existing(db.session.scalar(query.options(*WITH_PARTS)))
    if not is_organiser(person, round_):
        raise NotFound
    return round_


def is_organiser(person: Person, round_: AwardRound) -> bool:
    """The coordination of the region that organises it, and administrators."""
    if not person.is_authenticated:
        return False
    return person.is_administrator or (person.is_coordinator and round_.region_key in person.region_keys)


def find_of_year(award: str, year: int) -> AwardRound | None:
    return db.session.scalar(select(AwardRound).where(AwardRound.award == award, AwardRound.year == year))


def steps_of(person: Person, round_: AwardRound) -> list[RoundTransition]:
    """What somebody can do with it now."""
    relations = {RoundRelation.ORGANISER} if is_organiser(person, round_) else set()
    return possible(TRANSITIONS, round_.status, relations)


def due_rounds() -> list[tuple[AwardRound, RoundStep]]:
    """Those whose dates bring about a step now; what somebody changes at this moment waits for the next time."""
    statuses = (RoundStatus.NOMINATING, RoundStatus.JUDGING)
    query = select(AwardRound).where(AwardRound.status.in_(statuses)).order_by(AwardRound.id)
    query = query.with_for_update(of=AwardRound, skip_locked=True).execution_options(populate_existing=True)
    moment = now()
    found = ((each, due_step(each.status, each.dates, moment)) for each in db.session.scalars(query))
    return [(round_, step) for round_, step in found if step]


def _is_organised(person: Person) -> ColumnElement[bool]:
    if person.is_administrator:
        return AwardRound.id.is_not(None)
    return AwardRound.region_key.in_(person.region_keys if person.is_coordinator else [])
