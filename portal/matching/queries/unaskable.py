"""Reads whom a class is not shown as a possible partner, though they would fit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import literal, or_, select

from portal.core.db import db
from portal.matching.models import Block, PartnerSearch, Partnership


@dataclass(frozen=True)
class Unaskable:
    """The searches of partners, and the teachers none of whose classes is shown."""

    search_ids: set[int]
    teacher_ids: set[int | None]

    def among(self, ids: NDArray[np.int64], teachers: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each search, given with its teacher, is one of them."""
        is_theirs = np.isin(teachers, [number for number in self.teacher_ids if number])
        return is_theirs | np.isin(ids, list(self.search_ids))


def unaskable(search: PartnerSearch) -> Unaskable:
    """Its partners, classes of the same teacher, and of teachers of whom one blocks the other."""
    me, mine = search.teacher_id, search.id
    is_partner = or_(Partnership.one_id == mine, Partnership.other_id == mine)
    partners = select(literal(True), Partnership.one_id, Partnership.other_id).where(is_partner)
    blocked = select(literal(False), Block.by_id, Block.person_id).where(or_(Block.by_id == me, Block.person_id == me))
    pairs = db.session.execute(partners.union_all(blocked)).all()
    teachers = {number for is_search, *pair in pairs if not is_search for number in pair}
    return Unaskable({number for is_search, *pair in pairs if is_search for number in pair}, {me, *teachers})
