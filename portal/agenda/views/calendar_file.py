"""Visits as iCalendar: the days of each, and the items of its programme at the times of the hosts."""

from collections.abc import Iterable, Iterator, Sequence

from flask_babel import gettext, pgettext

from portal.agenda.labels import FIELDS
from portal.agenda.models import AgendaItem
from portal.agenda.queries.calendars import items_by_visit, n_steps
from portal.agenda.queries.shown import span_in, zone_of
from portal.agenda.rules.wording import Words, reading
from portal.core.web.calendar_files import Entry, calendar_file
from portal.core.web.formatting import span
from portal.core.web.locale import language
from portal.visits.models import Visit
from portal.visits.rules.codes import Status

STATUSES = {Status.PLANNED: "TENTATIVE", Status.CANCELLED: "CANCELLED"}
CONFIRMED = "CONFIRMED"


def visit_calendar(visit: Visit, *, shows_leaders: bool) -> bytes:
    return calendar_of([visit], visit_title(visit), shows_leaders=shows_leaders)


def calendar_of(visits: Sequence[Visit], name: str, *, shows_leaders: bool) -> bytes:
    """The number of an entry (SEQUENCE) rises with every step of the visit and every change of the item."""
    items, steps = items_by_visit(visits), n_steps([visit.id for visit in visits])
    entries = (
        entry
        for visit in visits
        for entry in _entries(visit, items.get(visit.id, []), steps.get(visit.id, 0), shows_leaders)
    )
    return calendar_file(name, entries)


def visit_title(visit: Visit) -> str:
    return str(gettext("Visit: %(place)s, %(days)s", place=visit.place, days=span(visit.first_day, visit.last_day)))


def _entries(visit: Visit, items: Iterable[AgendaItem], n: int, shows_leaders: bool) -> Iterator[Entry]:
    yield Entry(
        uid=f"visit-{visit.id}",
        start=visit.first_day,
        end=visit.last_day,
        summary=visit_title(visit),
        changed=visit.updated_at,
        place=visit.place,
        status=STATUSES.get(visit.status, CONFIRMED),
        sequence=n,
    )
    for item in items:
        if shows_leaders or item.is_cleared:
            yield _item(visit, item, n, shows_leaders)


def _item(visit: Visit, item: AgendaItem, n: int, shows_leaders: bool) -> Entry:
    begin, end = span_in(item, zone_of(visit.host))
    words = reading(item.words, item.language, language()).words
    if item.removed_at and not shows_leaders:
        words = Words(language(), visit_title(visit))  # perhaps it was removed because of its words
    leader = item.leader if shows_leaders else ""
    about = [
        pgettext("label", "%(label)s: %(value)s", label=FIELDS[name], value=text)
        for name, text in (("leader", leader), ("bring", words.bring))
        if text
    ]
    return Entry(
        uid=f"visit-{visit.id}-item-{item.id}",
        start=begin,
        end=end,
        summary=words.title,
        changed=max(item.updated_at, visit.updated_at),
        description="\n".join(about),
        place=visit.place if item.removed_at else item.place or visit.place,
        status="CANCELLED" if item.removed_at else STATUSES.get(visit.status, CONFIRMED),
        blocks_time=True,
        sequence=n + item.n_changes,
        language=words.language,
    )
