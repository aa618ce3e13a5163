"""Reads who can be asked for an opinion about a contribution, who was asked, and what they answered."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, false, or_, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.accounts.queries.reading import active_coordinators, languages_read_by
from portal.contributions.models import Contribution, OpinionRequest
from portal.contributions.rules import Adviser
from portal.core.db import db
from portal.core.refusal import existing
from portal.regions.queries import get_region, is_open


@dataclass(frozen=True)
class Advisers:
    """Who can be asked: `colleagues` coordinate the deciding region, `regions` have somebody who reads the language."""

    colleagues: list[tuple[Person, bool]]  # and whether they read the language
    regions: dict[str, list[str]]  # key → names of those who read it

    def has(self, adviser: Adviser) -> bool:
        if adviser.person_id is None:
            return adviser.region_key in self.regions
        return adviser.person_id in [person.id for person, _reads in self.colleagues]


def advisers(by: Person, contribution: Contribution) -> Advisers:
    """Whom somebody can ask who decides about the contribution."""
    deciding, language = contribution.deciding_region, contribution.language
    everybody = [(person, language in languages_read_by(person)) for person in active_coordinators()]
    regions: dict[str, list[str]] = {}
    for person, reads in everybody:
        for key in person.region_keys if reads else ():
            regions.setdefault(key, []).append(person.name)
    others = [key for key in sorted(regions) if key not in (contribution.region_key, deciding)]
    return Advisers(
        colleagues=[(each, reads) for each, reads in everybody if deciding in each.region_keys and each.id != by.id],
        regions={key: regions[key] for key in others if is_open(get_region(key))},
    )


def is_asked_already(adviser: Adviser, contribution: Contribution) -> bool:
    """Whether the same was asked in the present review."""
    of_region = and_(OpinionRequest.region_key == adviser.region_key, OpinionRequest.person_id.is_(None))
    same = OpinionRequest.person_id == adviser.person_id if adviser.person_id else of_region
    return db.session.scalar(_open(contribution).where(same).limit(1)) is not None


def find_request(person: Person, contribution: Contribution) -> OpinionRequest | None:
    """The question to this person or her region, one without an answer first."""
    query = _open(contribution).where(_is_asked(person, contribution))
    newest = query.order_by(OpinionRequest.answered_at.is_not(None), OpinionRequest.id.desc())
    return db.session.scalar(newest.limit(1))


def get_request(person: Person, contribution: Contribution) -> OpinionRequest:
    return existing(find_request(person, contribution))


def opinions_on(contribution: Contribution, asked: Person | None = None) -> list[OpinionRequest]:
    """All questions of the present review, answered or not, the oldest first; of `asked` those that she may answer."""
    people = (OpinionRequest.by, OpinionRequest.answered_by, OpinionRequest.person)
    query = _open(contribution).options(*(joinedload(column).lazyload("*") for column in people))
    if asked:
        query = query.where(_is_asked(asked, contribution))
    return list(db.session.scalars(query.order_by(OpinionRequest.id)))


def _is_asked(person: Person, contribution: Contribution) -> ColumnElement[bool]:
    """Herself, or her region by the one that decides."""
    is_in_region = OpinionRequest.region_key.in_(person.reviewed_regions)
    of_others = contribution.deciding_region not in person.reviewed_regions
    whole_region = OpinionRequest.person_id.is_(None) if of_others else false()
    return and_(is_in_region, or_(OpinionRequest.person_id == person.id, whole_region))


def _open(contribution: Contribution) -> Select[OpinionRequest]:
    return select(OpinionRequest).where(
        OpinionRequest.contribution_id == contribution.id, OpinionRequest.at >= contribution.status_since
    )
