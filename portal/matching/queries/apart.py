"""Which classes become no partners whatever fits: of one teacher, partners already, or after a block."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain, combinations, product

from sqlalchemy import select

from portal.core.db import db
from portal.matching.models import Block, Partnership
from portal.matching.rules.criteria import Apart

Ids = tuple[int, int]  # of searches, the smaller one first


def kept_apart(teachers: Mapping[int, int | None]) -> set[Ids]:
    """Pairs of searches; `teachers` has the teacher of each of them."""
    return {*_of_one_teacher(teachers), *separated(teachers)}


def separated(teachers: Mapping[int, int | None]) -> set[Ids]:
    """The same without those of one teacher, which can be very many."""
    return _among(teachers, chain(_partners(), _blocked(_by_teacher(teachers))))


def reasons_apart(pair: Ids, teachers: Mapping[int, int | None]) -> list[Apart]:
    """Why two searches are kept apart."""
    known = {
        Apart.SAME_TEACHER: _of_one_teacher(teachers),
        Apart.PARTNERS: _partners(),
        Apart.BLOCKED: _blocked(_by_teacher(teachers)),
    }
    return [reason for reason, pairs in known.items() if pair in _among(teachers, pairs)]


def _among(teachers: Mapping[int, int | None], pairs: Iterable[Ids]) -> set[Ids]:
    return {(min(pair), max(pair)) for pair in pairs if teachers.keys() >= {*pair}}


def _of_one_teacher(teachers: Mapping[int, int | None]) -> Iterable[Ids]:
    return chain.from_iterable(combinations(searches, 2) for searches in _by_teacher(teachers).values())


def _by_teacher(teachers: Mapping[int, int | None]) -> Mapping[int | None, list[int]]:
    by_teacher = defaultdict(list)
    for search_id in sorted(teachers):
        by_teacher[teachers[search_id]].append(search_id)
    return by_teacher


def _partners() -> Iterable[Ids]:
    return ((one, other) for one, other in db.session.execute(select(Partnership.one_id, Partnership.other_id)))


def _blocked(by_teacher: Mapping[int | None, list[int]]) -> Iterable[Ids]:
    """Classes of teachers of whom one wants nothing more from the other."""
    for by_id, person_id in db.session.execute(select(Block.by_id, Block.person_id)):
        yield from product(by_teacher.get(by_id, ()), by_teacher.get(person_id, ()))
