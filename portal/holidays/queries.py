"""Reads the calendars of the regions; a copy that is at most a second old serves most questions."""

import time
from collections import defaultdict
from typing import cast

from flask import current_app
from sqlalchemy import select

from portal.db import db
from portal.holidays.models import Holiday
from portal.holidays.rules import Calendar, Kind, Span
from portal.regions.queries import all_regions

COPY_SECONDS = 1.0


def calendars() -> dict[str, Calendar]:
    """The calendar of every region; an empty one where nothing is known."""
    made, known = current_app.extensions.get("calendars", (-COPY_SECONDS, {}))
    if time.monotonic() - made > COPY_SECONDS:
        known = {key: Calendar() for key in all_regions()} | _read()
        current_app.extensions["calendars"] = time.monotonic(), known
    return cast(dict[str, Calendar], known)


def forget_copy() -> None:
    current_app.extensions.pop("calendars", None)


def calendar_of(region_key: str) -> Calendar:
    return calendars().get(region_key, Calendar())


def _read() -> dict[str, Calendar]:
    spans: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    columns = select(Holiday.region_key, Holiday.kind, Holiday.start, Holiday.end)
    for key, kind, start, end in db.session.execute(columns.filter_by(removed_at=None).order_by(Holiday.start)):
        spans[key][kind].append(Span(start, end))
    return {key: _calendar(kinds) for key, kinds in spans.items()}


def _calendar(kinds: dict[str, list[Span]]) -> Calendar:
    lessons, breaks, public, exams = (tuple(kinds[kind]) for kind in Kind)
    return Calendar(lessons, breaks, public, exams)
