"""The programme of one stage, and the exhibits of one room, on A4 in the reader's language."""

from collections.abc import Sequence
from datetime import date, time
from itertools import groupby
from pathlib import Path
from typing import Any

from flask_babel import gettext, ngettext, pgettext

from portal.core.paper import paper
from portal.core.web.formatting import span, weekday
from portal.core.web.locale import in_language, language
from portal.events.labels.words import PERFORMANCES
from portal.events.models import Event, EventPlace
from portal.events.queries.accepted import Accepted
from portal.regions.labels import region_name
from portal.scheduling.labels import clock
from portal.scheduling.queries.published import Shown
from portal.scheduling.queries.slots import minutes_of

Hours = tuple[date, date, time, time]  # first and last day with these times
TEMPLATES = Path(__file__).parents[1] / "templates" / "print"


def stage_pdf(event: Event, place: EventPlace, items: Sequence[Shown]) -> bytes:
    """A table for each day."""
    days = [
        {"day": weekday(day), "performances": [_line(each) for each in some]}
        for day, some in groupby(items, key=lambda each: each.slot.day)
    ]
    head = [gettext("Begins at"), gettext("Performance"), gettext("Class")]
    title = gettext("Programme of the stage %(name)s", name=place.name)
    return paper(TEMPLATES / "stage.typ", {**_about(event, title), "head": head, "days": days})


def room_pdf(event: Event, place: EventPlace, hours: Sequence[Hours], exhibits: Sequence[Accepted]) -> bytes:
    """When it is open, and what is shown there."""
    title = gettext("Exhibits in the room %(name)s", name=place.name)
    lines = [
        {
            "title": each.application.title,
            "language": each.application.language,
            "who": _who(each.class_name, each.school, each.application.region_key),
        }
        for each in exhibits
    ]
    times = [f"{span(first, last)}, {clock(opens)}–{clock(closes)}" for first, last, opens, closes in hours]
    head = [pgettext("event application", "Exhibit"), gettext("Class")]
    return paper(TEMPLATES / "room.typ", {**_about(event, title), "hours": times, "head": head, "exhibits": lines})


def _about(event: Event, title: str) -> dict[str, Any]:
    """The head of a paper."""
    name = in_language(event.names, event.language)
    words = {"words": name, "language": name.lang}
    return {"language": language(), "title": title, "event": words, "town": event.town}


def _line(each: Shown) -> dict[str, Any]:
    application = each.application
    kind = [PERFORMANCES[application.performance]] if application.performance else []
    minutes = ngettext("%(num)d minute", "%(num)d minutes", minutes_of(application))
    return {
        "time": clock(each.slot.starts),
        "title": application.title,
        "language": application.language,
        "about": " · ".join(map(str, [*kind, minutes])),
        "who": _who(each.class_name, application.school_class.school.name, application.region_key),
    }


def _who(class_name: str, school: str, region_key: str) -> str:
    return ", ".join(part for part in (class_name, school, region_name(region_key)) if part)
