"""An event as a problem for the solver, and what it found in terms of the event."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from portal.events.models import Application, Event, EventPlace
from portal.scheduling.queries.slots import minutes_of, performances_of, present, slots_of, stages_of
from portal.scheduling.rules.clashes import PAUSE
from portal.scheduling.rules.times import DAY, clock_of, minute_of
from portal.solver.programme import Planned
from portal.solver.stages import Opening, Performance, Slot, Stages


@dataclass(frozen=True)
class Question:
    """The problem, and what its numbers stand for."""

    problem: Stages
    applications: Sequence[int]
    places: Sequence[int]
    first_day: date


def question_of(event: Event) -> Question:
    stages, applications = stages_of(event), performances_of(event)
    places = {place.id: number for number, place in enumerate(stages)}
    numbers = {application.id: number for number, application in enumerate(applications)}
    regions = sorted({application.region_key for application in applications})
    pinned = {
        numbers[slot.application_id]: Slot(places[slot.place_id], minute_of(event.first_day, slot.day, slot.starts))
        for slot in slots_of(event)
        if slot.is_pinned and slot.place_id in places
    }
    problem = Stages(
        changeovers=[place.changeover for place in stages],
        openings=[opening for number, place in enumerate(stages) for opening in _openings(event, place, number)],
        performances=[_performance(event, each, regions.index(each.region_key)) for each in applications],
        pause=PAUSE,
        pinned=pinned,
    )
    return Question(problem, list(numbers), list(places), event.first_day)


def answer_of(question: Question, planned: Planned) -> dict[str, Any]:
    """Values of a proposal."""
    slots = []
    for number, slot in sorted(planned.slots.items()):
        day, at = clock_of(question.first_day, slot.start)
        place_id = question.places[slot.stage]
        slots.append([question.applications[number], place_id, day.isoformat(), at.hour * 60 + at.minute])
    return {
        "slots": slots,
        "unplaced": [[question.applications[n], obstacle.value] for n, obstacle in sorted(planned.unplaced.items())],
        "seconds": round(planned.seconds, 1),
        "figures": {
            "placed": len(planned.slots),
            "most_placed": planned.most_placed,
            "points": planned.points,
            "most_points": planned.most_points,
            "in_prime": planned.n_in_prime,
            "regions": len({each.region for each in question.problem.performances}),
            "first_come_placed": planned.first_come_placed,
            "first_come_points": planned.first_come_points,
        },
    }


def _openings(event: Event, place: EventPlace, number: int) -> list[Opening]:
    def minute(day: date, at: time | None) -> int:
        return minute_of(event.first_day, day, at) if at else 0

    return [
        Opening(
            number,
            minute(each.day, each.opens),
            minute(each.day, each.closes),
            minute(each.day, each.prime_from),
            minute(each.day, each.prime_to),
        )
        for each in place.openings
    ]


def _performance(event: Event, application: Application, region: int) -> Performance:
    wished = (date.fromisoformat(each) for each in application.wished_days)
    earliest, latest = present(event, application)
    return Performance(
        group=application.class_id,
        region=region,
        minutes=minutes_of(application),
        days=frozenset(minute_of(event.first_day, day, time()) // DAY for day in wished),
        earliest=earliest,
        latest=latest,
    )
