"""Invented classes that look for partners: six regions with unequal supply, the same for the same seed."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from portal.classes.rules.classes import Level
from portal.holidays.rules.calendar import Calendar
from portal.matching.rules.coding import Coding
from portal.matching.rules.overlap import CalendarOverlap
from portal.matching.rules.profiles import STAGES, SearchProfile
from portal.projects.rules import MeetingMode

SUPPLY = {"hessen": 40, "aquitaine": 18, "bursa": 15, "emilia_romagna": 12, "wielkopolska": 10, "jaroslawl": 5}
OWN = {
    "hessen": "de",
    "aquitaine": "fr",
    "bursa": "tr",
    "emilia_romagna": "it",
    "wielkopolska": "pl",
    "jaroslawl": "ru",
}
FOREIGN = {"en": 10, "de": 4, "fr": 3, "it": 1, "es": 1}
LEARNT = (Level.A1, Level.A2, Level.A2, Level.B1, Level.B1, Level.B2)
FIRST = date(2026, 8, 1)
TOPICS = [f"topic {number}" for number in range(27)]


def profiles(number: int, seed: int = 1) -> list[SearchProfile]:
    drawn = Random(seed)
    return [_profile(drawn, number) for number in range(number)]


def coding(calendars: dict[str, Calendar]) -> Coding:
    return Coding(CalendarOverlap(FIRST, 700, {key: calendars[key] for key in SUPPLY}), TOPICS)


def _profile(drawn: Random, number: int) -> SearchProfile:
    region = _one(drawn, SUPPLY)
    languages = {OWN[region]: Level.C2}
    for _ in range(drawn.randint(1, 2)):
        languages.setdefault(_one(drawn, FOREIGN), drawn.choice(LEARNT))
    start = FIRST + timedelta(days=drawn.randint(30, 180))
    return SearchProfile(
        class_id=number,
        region_key=region,
        languages=languages,
        age=round(drawn.uniform(10, 18), 1),
        starts_on=start,
        ends_on=start + timedelta(days=drawn.randint(60, 200)),
        welcome=frozenset(SUPPLY) - {region},
        form=drawn.choice(list(MeetingMode)),
        n_students=drawn.randint(12, 32),
        practise=frozenset(code for code in languages if code != OWN[region]),
        topics=frozenset(drawn.sample(TOPICS, drawn.randint(0, 4))),
        stage=drawn.choice(STAGES[1:]),
        wants_funding=drawn.random() < 0.4,
    )


def _one(drawn: Random, weights: dict[str, int]) -> str:
    chosen: Sequence[str] = drawn.choices(list(weights), list(weights.values()))
    return chosen[0]
