"""The events of the demo: a Hessentag with sixty applications that are being decided, and a call that is open."""

import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle
from typing import Any

from portal.accounts.models import Person
from portal.consent.rules.codes import Use
from portal.contributions.queries.uses import usable
from portal.core.clock import today
from portal.demo.content import FOLDER
from portal.demo.people import RegionData
from portal.events.actions.applications import begin, take_step
from portal.events.actions.events import Description, Place, add_place, end_call, make_event
from portal.events.actions.events import take_step as take_event_step
from portal.events.models import Application, Event
from portal.events.queries.applications import offered_works
from portal.events.rules.applications import Content, Explanation
from portal.events.rules.codes import ApplicationKind, Performance, PlaceKind, Reason
from portal.events.rules.days import Hours
from portal.events.rules.steps import EventStep, Step

BEGINS_IN, IS_OPEN = timedelta(days=140), timedelta(days=30)
STAY = 4  # days
MOST_WORKS = 4
# What becomes of them, again and again; two thirds are accepted.
DECISIONS = (
    Step.ACCEPT, Step.ACCEPT, Step.ACCEPT, None, Step.ACCEPT, Step.ACCEPT,
    Step.DECLINE, Step.ACCEPT, Step.ACCEPT, None, Step.ACCEPT, Step.ASK_BACK,
)  # fmt: skip
REASONS = {Step.DECLINE: Explanation((Reason.SIMILAR,)), Step.ASK_BACK: Explanation((Reason.NEEDS,))}


def load_events(regions: list[RegionData]) -> Event:
    """Gives the Hessentag, whose deadline is over."""
    with (FOLDER / "events.toml").open("rb") as file:
        facts = tomllib.load(file)
    hessen, emilia = (next(r for r in regions if r.content.language == lang) for lang in ("de", "it"))
    event = _event(facts["hessentag"], "de", "Lindenbrück", 10, by=hessen)
    _event(facts["bridges"], "it", "Pontelungo", 2, by=emilia)
    steps = cycle(DECISIONS)
    for number, region in enumerate(regions):
        for application in list(_apply(event, region, number, facts)):
            _decide(application, next(steps), by=hessen.coordinator)
    event.apply_until = _at(today() - timedelta(days=1), 17)
    end_call(event)
    return event


def _event(facts: dict[str, Any], language: str, town: str, n_days: int, *, by: RegionData) -> Event:
    first = today() + BEGINS_IN
    days = (first, first + timedelta(days=n_days - 1))
    call = {"calls": facts["calls"], "apply_until": _at(today() + IS_OPEN, 17)}
    description = Description(language, facts["names"], town, *days, **call)
    event = make_event(by.content.region_key, description, by=by.coordinator)
    hours = Hours(time(10), time(18), time(14), time(17))
    for name, kind in facts["places"].items():
        add_place(event, Place(PlaceKind(kind), name, 15, dict.fromkeys(event.days, hours)))
    take_event_step(event, EventStep.OPEN_CALL, by=by.coordinator)
    return event


def _apply(event: Event, region: RegionData, number: int, facts: dict[str, Any]) -> Iterator[Application]:
    """One application for every title of the region's language, by its classes in turn."""
    classes = cycle(region.classes)
    language = region.content.language
    titles = [(kind, title) for kind, of_kind in facts["titles"][language].items() for title in of_kind]
    for place, (kind, title) in enumerate(titles):
        school_class = next(classes)
        common = {"title": title, "language": language, "needs": facts["needs"][language] if place % 3 == 0 else ""}
        works = [each.id for each in usable(offered_works([school_class.id]), Use.EXHIBITION)][:MOST_WORKS]
        if kind == ApplicationKind.EXHIBIT and works:
            content = Content(**common, size="2 × 2 m", works=works)
            application = begin(event, school_class, ApplicationKind.EXHIBIT, content)
        else:
            performance = Performance(kind) if kind in list(Performance) else Performance.OTHER
            content = Content(**common, performance=performance, **_on_stage(event, number, place))
            application = begin(event, school_class, ApplicationKind.PERFORMANCE, content)
        take_step(application, Step.HAND_IN, by=_teacher(application))
        yield application


def _on_stage(event: Event, number: int, place: int) -> dict[str, Any]:
    """How long and when; the classes of a region come together and stay for some days."""
    first = event.days[number % (len(event.days) - STAY)]
    stay = [first + timedelta(days=n) for n in range(STAY + 1)]
    wished = [stay[1 + place % (STAY - 1)].isoformat()] if place % 4 == 0 else []
    times = {"arrives_at": _at(stay[0], 11), "leaves_at": _at(stay[-1], 16)}
    return {"minutes": 15 + 5 * (place % 5), "n_people": 12 + place, "wished_days": wished, **times}


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), UTC)


def _decide(application: Application, step: Step | None, *, by: Person) -> None:
    if step:
        take_step(application, step, REASONS.get(step, Explanation()), by=by)


def _teacher(application: Application) -> Person:
    teacher = application.school_class.teacher
    assert teacher
    return teacher
