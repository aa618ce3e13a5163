"""The calendar of all public visits and events: as a list, by month, and for calendar programs."""

from calendar import Calendar, monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import get_locale, gettext

from portal.core.clock import today
from portal.core.web.access import open_to_everyone
from portal.core.web.calendar_files import Entry, calendar_answer, calendar_file
from portal.core.web.formatting import month_name, weekday_names
from portal.core.web.links import absolute
from portal.core.web.locale import language
from portal.core.web.page_cache import public_page
from portal.core.web.routes import Routes
from portal.site.queries.calendar import MOST_IN_FEED, MOST_IN_MONTH, Happening, happenings
from portal.site.views.happenings import address_of, title_of, whole_address_of

routes = Routes()

A_DAY, A_YEAR = timedelta(days=1), timedelta(days=365)
FIRST_YEAR, LAST_YEAR = 1990, 2100


@routes.get("/calendar")
@open_to_everyone
@public_page
def calendar() -> ResponseReturnValue:
    """What comes, or a month."""
    month = _asked_month()
    if month is None:
        return _page(happenings(today()), this_month=f"{today():%Y-%m}")
    last = month.replace(day=monthrange(month.year, month.month)[1])
    items = happenings(month, last, most=MOST_IN_MONTH)
    weeks = _weeks(month, items)
    return _page(
        items,
        month=month,
        weeks=weeks,
        weekdays=[weekday_names(day) for day, _numbers in weeks[0]],
        before=f"{month - A_DAY:%Y-%m}",
        after=f"{last + A_DAY:%Y-%m}",
        month_name=month_name,
        today=today(),
    )


def _page(items: Sequence[Happening], **facts: Any) -> str:
    return render_template("site/calendar.html", items=items, title_of=title_of, address_of=address_of, **facts)


@routes.get("/calendar.ics")
@open_to_everyone
@public_page
def calendar_feed() -> Response:
    """What was in the last year, and all that comes."""
    name = gettext("European Dialogue: visits and events")
    entries = [_entry(each) for each in happenings(today() - A_YEAR, most=MOST_IN_FEED)]
    source = absolute("site.calendar", language())
    return calendar_answer(calendar_file(name, entries, source=source), "european-dialogue")


def _entry(item: Happening) -> Entry:
    kind = "event" if item.is_event else "visit"
    return Entry(
        uid=f"{kind}-{item.thing.id}",
        start=item.first_day,
        end=item.last_day,
        summary=title_of(item.thing),
        changed=item.thing.updated_at,
        place=item.thing.town if item.is_event else item.thing.place,
        url=whole_address_of(item.thing),
        status="CANCELLED" if item.is_cancelled else "CONFIRMED",
    )


def _asked_month() -> date | None:
    """The first day of the month in the address; what is no month counts as not asked."""
    try:
        month = date.fromisoformat(f"{request.args.get('month', '')}-01")
    except ValueError:
        return None
    return month if FIRST_YEAR <= month.year <= LAST_YEAR else None


def _weeks(month: date, items: Sequence[Happening]) -> list[list[tuple[date, list[int]]]]:
    """Each day of the month's weeks with the places of what happens on it in the list."""
    first = get_locale().first_week_day
    return [
        [(day, [n for n, item in enumerate(items, 1) if item.first_day <= day <= item.last_day]) for day in week]
        for week in Calendar(first).monthdatescalendar(month.year, month.month)
    ]
