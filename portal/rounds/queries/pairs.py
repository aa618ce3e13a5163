"""Reads of which two classes a round is told to put them together, or never to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import aliased

from portal.classes.models import SchoolClass
from portal.core.db import db
from portal.core.refusal import existing
from portal.matching.models import PartnerSearch
from portal.rounds.models import Round, RoundPair
from portal.rounds.queries.participants import searches_by_id, taking_part
from portal.rounds.rules import RoundStatus, Wish, contradiction
from portal.schools.models import School

SHOWN = 100


@dataclass(frozen=True)
class ShownPair:
    """Two classes, and what the next runs make of them."""

    one: PartnerSearch
    other: PartnerSearch
    pair: RoundPair


def wishes_of(matching_round: Round) -> Mapping[tuple[int, int], bool]:
    """Two searches, the smaller number first → whether they are together (or never)."""
    query = select(RoundPair.one_id, RoundPair.other_id, RoundPair.is_together)
    query = query.where(RoundPair.round_id == matching_round.id, RoundPair.removed_at.is_(None))
    return {(row[0], row[1]): row[2] for row in db.session.execute(query)}


def all_wishes() -> Mapping[tuple[int, int], bool]:
    """The same of all open rounds; of two that contradict each other the newer one counts."""
    query = select(RoundPair).join(Round, Round.id == RoundPair.round_id)
    query = query.where(Round.status == RoundStatus.OPEN, RoundPair.removed_at.is_(None))
    wishes: dict[tuple[int, int], bool] = {}
    for pair in db.session.scalars(query.order_by(RoundPair.at.desc(), RoundPair.one_id, RoundPair.other_id)):
        wish = Wish(pair.one_id, pair.other_id, pair.is_together)
        if not contradiction(wish, wishes):
            wishes[wish.ids] = wish.is_together
    return wishes


def pairs_of_round(matching_round: Round) -> list[ShownPair]:
    """The newest first."""
    query = select(RoundPair).where(RoundPair.round_id == matching_round.id, RoundPair.removed_at.is_(None))
    pairs = db.session.scalars(query.order_by(RoundPair.at.desc(), RoundPair.one_id).limit(SHOWN)).all()
    searches = searches_by_id([search_id for pair in pairs for search_id in (pair.one_id, pair.other_id)])
    return [ShownPair(searches[pair.one_id], searches[pair.other_id], pair) for pair in pairs]


def has_neighbours_together(matching_round: Round) -> bool:
    """Whether two classes of one region are to be together."""
    one, other = aliased(PartnerSearch), aliased(PartnerSearch)
    query = select(RoundPair).where(RoundPair.round_id == matching_round.id, RoundPair.removed_at.is_(None))
    query = query.join(one, one.id == RoundPair.one_id).join(other, other.id == RoundPair.other_id)
    query = query.where(RoundPair.is_together, one.region_key == other.region_key)
    return bool(db.session.scalar(select(query.exists())))


def get_pair(matching_round: Round, one_id: int, other_id: int) -> RoundPair:
    """Whether it counts or was removed."""
    return existing(db.session.get(RoundPair, (matching_round.id, one_id, other_id)))


def get_participant(matching_round: Round, search_id: int) -> PartnerSearch:
    """A class that takes part in the next run."""
    return existing(find_participant(matching_round, search_id))


def find_participant(matching_round: Round, search_id: int) -> PartnerSearch | None:
    """The same, unless it takes no part (any more)."""
    query = taking_part(matching_round).order_by(None).with_only_columns(PartnerSearch.id)
    return searches_by_id(list(db.session.scalars(query.where(PartnerSearch.id == search_id)))).get(search_id)


def others_taking_part(matching_round: Round, search: PartnerSearch, words: str) -> Sequence[PartnerSearch]:
    """The first classes that have these words in their name or their school's."""
    query = taking_part(matching_round).with_only_columns(PartnerSearch.id).where(PartnerSearch.id != search.id)
    if words:
        query = query.join(PartnerSearch.school_class).join(SchoolClass.school).where(*has_words(words))
    ids = db.session.scalars(query.limit(SHOWN)).all()
    searches = searches_by_id(ids)
    return [searches[search_id] for search_id in ids]


def has_words(words: str) -> list[ColumnElement[bool]]:
    """Each word stands in the name of the class or of its school."""
    names = SchoolClass.name, School.name
    return [or_(*(name.icontains(word, autoescape=True) for name in names)) for word in words.split()]
