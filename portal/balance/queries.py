"""Reads all open searches for a balance, and what of it may be named to whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from portal.balance.models import StoredBalance
from portal.balance.rules.balance import balance_of
from portal.balance.rules.market import Market
from portal.balance.rules.report import AT_ONCE, MOST_CLASSES, Report, Unmatched, report_from
from portal.classes.queries import with_school
from portal.core.clock import now
from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.matching.queries.pool import PROFILE_COLUMNS, profile_of, the_coding, the_weights
from portal.regions.queries import all_regions
from portal.rounds.queries.pairs import all_wishes
from portal.rounds.queries.participants import looking, n_lacking
from portal.rounds.queries.problem import decided_about

SHOWN = 20
MOST_NAMED = 2000  # in a file
COLUMNS = ("id", "teacher_id", *PROFILE_COLUMNS)


@dataclass(frozen=True)
class Balance:
    """The balance as a page shows it; `is_stored`: computed in the background, `stored` is the last result."""

    report: Report | None
    at: datetime | None
    stored: StoredBalance | None = None
    is_stored: bool = False
    n_left_out: int = 0  # open searches beyond what can be computed


def the_balance() -> Balance:
    """Computed now where that is quick, else as it was computed last."""
    number = count_open()
    if number <= AT_ONCE:
        return Balance(balance_of(the_market()), now())
    stored = find_stored()
    report = report_from(stored.report) if stored and stored.computed_at else None
    at = stored.computed_at if stored else None
    return Balance(report, at, stored, is_stored=True, n_left_out=max(number - MOST_CLASSES, 0))


def find_stored() -> StoredBalance | None:
    return db.session.scalar(select(StoredBalance).order_by(StoredBalance.id).limit(1))


def count_open() -> int:
    return db.session.scalar(looking().order_by(None).with_only_columns(func.count())) or 0


def the_market() -> Market:
    """All searches that a round could bring together, at most as many as can be computed, the longest waiting first."""
    columns = (getattr(PartnerSearch, name) for name in COLUMNS)
    query = looking().with_only_columns(*columns, n_lacking().label("n_lacking")).limit(MOST_CLASSES)
    rows = db.session.execute(query).all()
    decided = decided_about({row.id: row.teacher_id for row in rows}, all_wishes())
    return Market(
        ids=[row.id for row in rows],
        profiles=[profile_of(row) for row in rows],
        places=[row.n_lacking for row in rows],
        coding=the_coding(),
        weights=the_weights(),
        own_languages={key: region.languages[0] for key, region in all_regions().items()},
        owners=decided.owners,
        excluded=decided.excluded,
        pinned=decided.pinned,
    )


def unmatched_of(
    report: Report, region_keys: Sequence[str], limit: int = SHOWN
) -> list[tuple[PartnerSearch, Unmatched]]:
    """The classes of these regions that stay alone and still look, those first that fit nobody."""
    own = sorted((each for each in report.unmatched if each.region_key in region_keys), key=lambda each: each.n_fitting)
    query = looking().where(
        PartnerSearch.id.in_([each.search_id for each in own[:limit]]), PartnerSearch.region_key.in_(region_keys)
    )
    school_class = joinedload(PartnerSearch.school_class).options(*with_school())
    known = {search.id: search for search in db.session.scalars(query.options(school_class))}
    return [(known[each.search_id], each) for each in own if each.search_id in known]
