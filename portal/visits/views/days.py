"""What a form about a visit says about its days: they are looked at first, and taken after a confirmation."""

from typing import Any

from flask import request

from portal.core.text import one_line
from portal.holidays.labels.entries import CERTAINTIES, EVENTS, event_name
from portal.regions.queries import all_regions
from portal.visits.forms import VisitForm, days_key
from portal.visits.labels.days import OBSTACLES
from portal.visits.queries.days import DayCheck, check_days


def takes_window(form: VisitForm) -> bool:
    """Whether the button of free days was pressed: it fills them in and saves nothing."""
    if "window" not in request.form:
        return False
    form.take(one_line(request.form["window"]))
    return True


def look_at_days(form: VisitForm, region_keys: list[str]) -> DayCheck | None:
    """What speaks against days that nobody has confirmed."""
    return None if form.is_confirmed else check_days(form.days, region_keys)


def day_words() -> dict[str, Any]:
    """What the template of the days needs."""
    return {
        "regions": all_regions(),
        "days_key": days_key,
        "obstacles": OBSTACLES,
        "events": EVENTS,
        "event_name": event_name,
        "certainties": CERTAINTIES,
    }
