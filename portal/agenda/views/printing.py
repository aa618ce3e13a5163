"""The programme on A4, in the reader's language."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flask_babel import gettext, pgettext

from portal.agenda.labels import CLOCK_CHANGES, FIELDS, MARKS, hours, span_hours
from portal.agenda.models import AgendaItem
from portal.agenda.queries.shown import ShownDay, ShownItem, programme_of
from portal.agenda.rules.codes import Mark
from portal.core.paper import paper
from portal.core.web.formatting import span, weekday
from portal.core.web.locale import language
from portal.regions.labels import region_name
from portal.regions.queries import all_regions
from portal.visits.models import Visit

TEMPLATE = Path(__file__).parents[1] / "templates" / "print" / "programme.typ"


def programme_pdf(visit: Visit, items: Sequence[AgendaItem], *, shows_leaders: bool) -> bytes:
    """Days with items only; each text tells its language, so that it is read aloud as it is written."""
    days = [day for day in programme_of(visit, items, language()) if day.items]
    return paper(
        TEMPLATE,
        {
            "language": language(),
            "title": gettext("Programme of the visit"),
            "portal": gettext("European Dialogue"),
            "place": visit.place,
            "place_language": all_regions()[visit.host.region_key].languages[0],
            "span": span(visit.first_day, visit.last_day),
            "regions": f"{region_name(visit.host.region_key)} – {region_name(visit.guest.region_key)}",
            "headings": {name: str(FIELDS[name]) for name in ("bring", "leader", "place")}
            | {"time": _time(), "what": str(MARKS[Mark.USUAL])},
            "days": [_day(day, visit, shows_leaders) for day in days],
            "empty": gettext("Nothing is planned yet."),
        },
    )


def _time() -> str:
    return str(pgettext("programme", "Time"))


def _day(day: ShownDay, visit: Visit, shows_leaders: bool) -> dict[str, Any]:
    return {"day": weekday(day.day), "items": [_item(each, visit, shows_leaders) for each in day.items]}


def _item(shown: ShownItem, visit: Visit, shows_leaders: bool) -> dict[str, Any]:
    item, words = shown.item, shown.reading.words
    return {
        "hours": hours(item.starts, item.ends, item.ends_next_day),
        "elsewhere": shown.elsewhere
        and pgettext(
            "label",
            "%(label)s: %(value)s",
            label=region_name(visit.guest.region_key),
            value=span_hours(shown.elsewhere),
        ),
        "note": str(CLOCK_CHANGES[shown.clock_change]) if shown.clock_change else "",
        "title": words.title,
        "language": words.language,
        "place": item.place,
        "bring": words.bring,
        "leader": item.leader if shows_leaders else "",
    }
