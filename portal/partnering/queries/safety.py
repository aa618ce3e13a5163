"""Reads who has blocked whom, and how much was reported to the coordination."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.classes.queries import with_school
from portal.core.db import db
from portal.matching.models import Block
from portal.partnering.models import PartnerRequest, Report
from portal.partnering.queries.requests import SHOWN


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


def is_open_to(region_keys: Sequence[str]) -> ColumnElement[bool]:
    """Whether a report came from one of these regions, or one of them was told of it."""
    return or_(Report.region_key.in_(region_keys), Report.told_region_key.in_(region_keys))


def count_reports(region_keys: Sequence[str]) -> int:
    """How many these regions have to deal with."""
    mine = (is_open_to(region_keys), Report.handled_at.is_(None))
    return db.session.scalar(select(func.count()).select_from(Report).where(*mine)) or 0
