"""Reads the classes about which a coordinator can ask why a run did not put them together."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_, select

from portal.classes.models import SchoolClass
from portal.core.db import db
from portal.core.refusal import existing
from portal.matching.models import PartnerSearch
from portal.matching.rules.searches import Status
from portal.rounds.models import Run
from portal.rounds.queries.pairs import has_words
from portal.rounds.queries.participants import searches_by_id
from portal.schools.models import School

SHOWN = 100


def classes_to_ask_about(run: Run, region_keys: Sequence[str], words: str) -> list[PartnerSearch]:
    """The first ones with these words, region by region; one more than is shown where there are."""
    query = select(PartnerSearch.id).join(PartnerSearch.school_class).join(SchoolClass.school)
    query = query.where(_may_be_asked_about(run, region_keys), *has_words(words))
    order = PartnerSearch.region_key, SchoolClass.name, School.name, PartnerSearch.id
    ids = db.session.scalars(query.order_by(*order).limit(SHOWN + 1)).all()
    searches = searches_by_id(ids)
    return [searches[search_id] for search_id in ids]


def find_class(run: Run, region_keys: Sequence[str], search_id: int) -> PartnerSearch | None:
    """One of them."""
    query = select(PartnerSearch.id).where(PartnerSearch.id == search_id, _may_be_asked_about(run, region_keys))
    return searches_by_id(list(db.session.scalars(query))).get(search_id)


def get_class(run: Run, region_keys: Sequence[str], search_id: int) -> PartnerSearch:
    return existing(find_class(run, region_keys, search_id))


def _may_be_asked_about(run: Run, region_keys: Sequence[str]) -> ColumnElement[bool]:
    """Who took part, or looks for partners in the regions of the round; of the own ones, also who has found some."""
    has_found = and_(PartnerSearch.status == Status.FULFILLED, PartnerSearch.region_key.in_(region_keys))
    is_near = and_(
        PartnerSearch.region_key.in_(run.round.region_keys), or_(PartnerSearch.status == Status.OPEN, has_found)
    )
    return or_(PartnerSearch.id.in_(run.members), is_near)
