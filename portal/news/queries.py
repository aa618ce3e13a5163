"""Reads news: what visitors read of a region, and what coordinators write."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, or_, select

from portal.accounts.models import Person
from portal.core.clock import today
from portal.core.db import db
from portal.core.fingerprint import fingerprint
from portal.core.refusal import NotFound, existing
from portal.core.web.access import Role
from portal.core.web.reported import Address, ReportedPage
from portal.news.models import NewsItem
from portal.news.rules import MOST_ON_REGION_PAGE, State
from portal.regions.queries import all_regions

MOST_LISTED = 100
SEEN = (State.SHOWN, State.OVER)  # by visitors


def announced(region_key: str) -> Sequence[NewsItem]:
    """What the page of a region announces today, the newest first."""
    query = _begun(region_key).where(or_(NewsItem.last_day.is_(None), NewsItem.last_day >= today()))
    return db.session.scalars(query.limit(MOST_ON_REGION_PAGE)).all()


def archive(region_key: str) -> Sequence[NewsItem]:
    """All that was ever announced, the newest first."""
    return db.session.scalars(_begun(region_key).limit(MOST_LISTED)).all()


def get_public(number: int) -> NewsItem:
    """Raises NotFound for what has not begun or was removed."""
    item = existing(db.session.get(NewsItem, number))
    if item.state not in SEEN:
        raise NotFound
    return item


def get_own(person: Person, number: int, *, to_write: bool = False) -> NewsItem:
    """One that this person may change; raises NotFound."""
    query = select(NewsItem).where(NewsItem.id == number, NewsItem.region_key.in_(own_regions(person)))
    if to_write:
        query = query.with_for_update().execution_options(populate_existing=True)
    return existing(db.session.scalar(query))


def own_news(person: Person) -> Sequence[NewsItem]:
    """All of the own regions, the newest first, those that were removed lately too."""
    query = select(NewsItem).where(NewsItem.region_key.in_(own_regions(person)))
    return db.session.scalars(query.order_by(*_newest_first()).limit(MOST_LISTED)).all()


def own_regions(person: Any) -> list[str]:
    """The regions for which somebody writes."""
    return list(all_regions()) if person.role == Role.ADMINISTRATOR else list(person.region_keys)


def _begun(region_key: str) -> Select[NewsItem]:
    query = select(NewsItem).where(NewsItem.region_key == region_key, NewsItem.removed_at.is_(None))
    return query.where(NewsItem.first_day <= today()).order_by(*_newest_first())


def _newest_first() -> tuple[Any, ...]:
    return NewsItem.first_day.desc(), NewsItem.id.desc()


def reported(number: int) -> ReportedPage | None:
    """A piece of news as something that anybody can report."""
    item = db.session.get(NewsItem, number)
    if item is None:
        return None
    return ReportedPage(
        title=item.titles[item.language],
        language=item.language,
        regions=[item.region_key],
        made_at=item.created_at,
        is_public=item.state in SEEN,
        revision=fingerprint(item.titles, item.texts, item.picture, item.alt),
        address=Address("news.show", {"number": number}),
        workplace=Address("news.edit", {"number": number}),
    )
