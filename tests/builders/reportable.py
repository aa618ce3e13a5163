"""Public pages of the cast besides contributions and projects, each with where it is read and how it is taken off."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.agenda.actions.sharing import publish
from portal.awards.actions.publishing import revoke
from portal.complaints.actions.reporting import Told, report
from portal.complaints.models import Case
from portal.complaints.queries.items import get_item
from portal.complaints.rules.codes import Category, Kind
from portal.core.clock import today
from portal.core.db import db
from portal.events.actions.events import take_step
from portal.events.rules.steps import EventStep
from portal.exhibitions.actions import exhibitions
from portal.news.actions import remove, write
from portal.news.models import NewsItem
from portal.twinnings.actions import withdraw
from portal.visits.actions.reports import hide
from portal.visits.models import Visit
from portal.visits.rules.codes import Status
from tests.agenda.items import item_of
from tests.builders.awards import award_round, laureate, twinning
from tests.builders.events import opened
from tests.builders.exhibiting import exhibitable, exhibition
from tests.builders.visits import visit_of
from tests.cast import Cast


@dataclass(frozen=True)
class Public:
    """A page that visitors read."""

    number: int
    path: str  # after the language
    change: Callable[[], object]  # by whoever has it; most leave the public pages with it


def public_page(cast: Cast, kind: str) -> Public:
    page = MADE[kind](cast)
    db.session.commit()
    return page


def reported_page(cast: Cast, kind: str, number: int, category: str = "hate", email: str = "") -> Case:
    """A case about it, with one report more."""
    told = Told(Category(category), "Bu yanlış.", email, "tr")
    case = report(get_item(cast.emil, Kind(kind), number), told).case
    db.session.commit()
    return case


def programme(cast: Cast) -> Visit:
    """Emil's class comes to Carla's; everybody reads what they plan."""
    visit = visit_of(cast, status=Status.AGREED)
    item_of(visit, cast.carla)
    publish(visit, is_meant=True)
    db.session.commit()
    return visit


def announced(cast: Cast) -> NewsItem:
    texts = {"titles": {"de": "Wir laden ein"}, "texts": {"de": "Am Montag im Rathaus."}}
    item = write("hessen", {"language": "de", "first_day": today(), "last_day": None, **texts}, by=cast.dana)
    db.session.commit()
    return item


def _programme(cast: Cast) -> Public:
    visit = programme(cast)
    return Public(visit.id, f"programmes/{visit.id}", lambda: hide(visit, by=cast.dana))


def _event(cast: Cast) -> Public:
    event = opened(cast)
    return Public(event.id, f"events/{event.id}", lambda: take_step(event, EventStep.CANCEL, "Zu heiß.", by=cast.dana))


def _exhibition(cast: Cast) -> Public:
    made = exhibition(cast, exhibitable(cast, "Das Wehr"))
    exhibitions.show(made)
    return Public(made.id, f"exhibitions/{made.id}", lambda: exhibitions.hide(made))


def _twinning(cast: Cast) -> Public:
    made = twinning(cast)
    return Public(made.id, f"twinnings/{made.id}", lambda: withdraw(made))


def _award(cast: Cast) -> Public:
    round_ = award_round(cast)
    return Public(round_.id, f"awards/{round_.id}", lambda: setattr(round_, "texts", {"de": "Neu gesagt."}))


def _laureate(cast: Cast) -> Public:
    won = laureate(cast)
    return Public(won.id, f"laureates/{won.id}", lambda: revoke(won))


def _news(cast: Cast) -> Public:
    item = announced(cast)
    return Public(item.id, f"news/{item.id}", lambda: remove(item))


MADE: dict[str, Callable[[Cast], Public]] = {
    Kind.PROGRAMME: _programme,
    Kind.EVENT: _event,
    Kind.EXHIBITION: _exhibition,
    Kind.TWINNING: _twinning,
    Kind.AWARD: _award,
    Kind.LAUREATE: _laureate,
    Kind.NEWS: _news,
}
