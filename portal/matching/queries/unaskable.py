"""Reads whom a class is not shown as a possible partner, though they would fit."""

from sqlalchemy import or_, select

from portal.core.db import db
from portal.matching.models import Block, PartnerSearch, Partnership
from portal.matching.rules.searches import Status


def unaskable(search: PartnerSearch) -> list[int]:
    """Open searches of its partners, of classes of the same teacher, and of teachers of whom one blocks the other."""
    me, mine = search.teacher_id, search.id
    is_out = or_(
        PartnerSearch.id.in_(select(Partnership.one_id).where(Partnership.other_id == mine)),
        PartnerSearch.id.in_(select(Partnership.other_id).where(Partnership.one_id == mine)),
        PartnerSearch.teacher_id == me,
        PartnerSearch.teacher_id.in_(select(Block.by_id).where(Block.person_id == me)),
        PartnerSearch.teacher_id.in_(select(Block.person_id).where(Block.by_id == me)),
    )
    return list(db.session.scalars(select(PartnerSearch.id).where(PartnerSearch.status == Status.OPEN, is_out)))
