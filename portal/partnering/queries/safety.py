"""Reads who has blocked whom, and what was reported to the coordination."""

from collections.abc import Sequence

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.classes.queries import with_school
from portal.core.db import db
from portal.core.refusal import existing
from portal.matching.models import Block
from portal.partnering.models import PartnerRequest, Report
from portal.partnering.queries.requests import SHOWN, with_class


def is_blocked(one_id: int | None, other_id: int | None) -> bool:
    """Whether one of two teachers wants nothing more from the other."""
    either = or_(
        and_(Block.by_id == one_id, Block.person_id == other_id),
        and_(Block.by_id == other_id, Block.person_id == one_id),
    )
    return bool(db.session.scalar(select(exists().where(either))))


def has_blocked(person: Person, other_id: int | None) -> bool:
    """Whether this person wants nothing more from the other one."""
    own = (Block.by_id == person.id, Block.person_id == other_id)
    return bool(db.session.scalar(select(exists().where(*own))))


def has_reported(person: Person, request: PartnerRequest) -> bool:
    """And nobody has dealt with it yet."""
    own = (Report.request_id == request.id, Report.by_id == person.id, Report.handled_at.is_(None))
    return bool(db.session.scalar(select(exists().where(*own))))


def blocked_classes(person: Person) -> list[tuple[Block, SchoolClass]]:
    """Whom the person has blocked, each with a class by which one knows the teacher."""
    newest = select(func.max(SchoolClass.id)).where(SchoolClass.teacher_id == Block.person_id)
    newest_id = newest.correlate(Block).scalar_subquery()
    query = select(Block, SchoolClass).join(SchoolClass, SchoolClass.id == newest_id).where(Block.by_id == person.id)
    rows = db.session.execute(query.options(*with_school()).order_by(Block.at.desc()).limit(SHOWN))
    return [(row[0], row[1]) for row in rows]


def open_reports(region_keys: Sequence[str]) -> list[Report]:
    """What teachers of these regions have reported and nobody has dealt with, the oldest first."""
    query = _reports().where(Report.region_key.in_(region_keys), Report.handled_at.is_(None)).order_by(Report.id)
    return list(db.session.scalars(query.limit(SHOWN)))


def count_reports(region_keys: Sequence[str]) -> int:
    mine = (Report.region_key.in_(region_keys), Report.handled_at.is_(None))
    return db.session.scalar(select(func.count()).select_from(Report).where(*mine)) or 0


def get_report(report_id: int, region_keys: Sequence[str]) -> Report:
    """A report of one of these regions."""
    query = _reports().where(Report.id == report_id, Report.region_key.in_(region_keys))
    return existing(db.session.scalar(query))


def _reports() -> Select[Report]:
    request = joinedload(Report.request)
    both = (request.joinedload(PartnerRequest.from_search), request.joinedload(PartnerRequest.to_search))
    return select(Report).options(joinedload(Report.by).lazyload("*"), *(with_class(search) for search in both))
