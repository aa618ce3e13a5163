"""The programme of one stage on A4, in the reader's language."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from flask_babel import gettext, ngettext

from portal.core.paper import paper
from portal.core.web.formatting import weekday
from portal.core.web.locale import in_language, language
from portal.events.labels.words import PERFORMANCES
from portal.events.models import Event, EventPlace
from portal.regions.labels import region_name
from portal.scheduling.labels import clock
from portal.scheduling.queries.published import Shown
from portal.scheduling.queries.slots import minutes_of

TEMPLATE = Path(__file__).parents[1] / "templates" / "print" / "stage.typ"


def stage_pdf(event: Event, place: EventPlace, items: Sequence[Shown]) -> bytes:
    """A table for each day."""
    name = in_language(event.names, event.language)
    days = [
        {"day": weekday(day), "performances": [_line(each) for each in some]}
        for day, some in groupby(items, key=lambda each: each.slot.day)
    ]
    return paper(
        TEMPLATE,
        {
            "language": language(),
            "title": gettext("Programme of the stage %(name)s", name=place.name),
            "event": {"words": name, "language": name.lang},
            "town": event.town,
            "head": [gettext("Begins at"), gettext("Performance"), gettext("Class")],
            "days": days,
        },
    )


def _line(each: Shown) -> dict[str, Any]:
    application = each.application
    school = application.school_class.school.name
    kind = [PERFORMANCES[application.performance]] if application.performance else []
    minutes = ngettext("%(num)d minute", "%(num)d minutes", minutes_of(application))
    return {
        "time": clock(each.slot.starts),
        "title": application.title,
        "language": application.language,
        "about": " · ".join(map(str, [*kind, minutes])),
        "who": ", ".join(part for part in (each.class_name, school, region_name(application.region_key)) if part),
    }
