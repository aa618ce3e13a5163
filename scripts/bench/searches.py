"""How long a class waits for the partners that fit it best, among more and more classes that look: the page's own query."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from flask import Flask
from sqlalchemy import insert, select

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.web.access import Role
from portal.matching.models import PartnerSearch
from portal.matching.queries.matches import SHOWN, best_for
from portal.matching.queries.pool import the_pool
from portal.matching.rules.profiles import SearchProfile
from portal.matching.rules.searches import LIFE, Status
from portal.projects.rules import topics
from portal.schools.models import School
from scripts.bench.filling import empty_portal
from scripts.bench.profiles import FIRST, OWN, SUPPLY, TOPICS, profiles

SIZES = (1_000, 10_000, 100_000)
ASKED, SEED, PER_BATCH = 300, 7, 10_000
FASTEST_MS = 30  # p50 among the most classes
HEAD = f"{'open classes':>12}{'p50':>9}{'p99':>9}{'CPU':>9}{'growth':>9}{'all in':>9}  aims"
LEGEND = (
    f"the best {SHOWN} of all open classes for {ASKED} classes in turn, milliseconds from the question to the answer;\n"
    "CPU: milliseconds of processor time, median; growth: of the p50, times the one before; all in: seconds until a process has all classes in its memory"
)
LONG_AGO = timedelta(hours=1)
REGIONS = {key: number for number, key in enumerate(SUPPLY, 1)}


@dataclass(frozen=True)
class Searched:
    """What was measured among so many classes: milliseconds on the clock and of the processor, seconds for `loading`."""

    n_classes: int
    p50: float
    p99: float
    cpu: float  # median
    loading: float


def searched(number: int) -> Searched:
    """Fills a portal of its own with so many open searches and asks."""
    with TemporaryDirectory(prefix="bench", ignore_cleanup_errors=True) as name:
        app = empty_portal(Path(name))
        with app.app_context():
            _fill(number)
            start = time.perf_counter()
            the_pool()
            loading = time.perf_counter() - start
        times, cpu = zip(*_times(app, number), strict=True)
    shares = quantiles(times, n=100)
    return Searched(number, shares[49], shares[98], median(cpu), loading)


def lines(measured: list[Searched]) -> list[str]:
    return [HEAD, *(_line(one, before) for one, before in zip(measured, [None, *measured[:-1]], strict=True))]


def _line(one: Searched, before: Searched | None) -> str:
    growth, most = (one.p50 / before.p50, one.n_classes / before.n_classes) if before else (0.0, 0.0)
    aims = {f"growth ≤ {most:.0f}": growth <= most} if before else {}
    if one.n_classes >= SIZES[-1]:
        aims[f"p50 < {FASTEST_MS} ms"] = one.p50 < FASTEST_MS
    said = ", ".join(f"{aim}: {'met' if is_met else 'not met'}" for aim, is_met in aims.items())
    grown = f"{growth:.1f}×" if before else ""
    return f"{one.n_classes:>12,}{one.p50:>9.1f}{one.p99:>9.1f}{one.cpu:>9.1f}{grown:>9}{one.loading:>9.1f}  {said}".rstrip()


def _times(app: Flask, number: int) -> Iterator[tuple[float, float]]:
    """On the clock, and of the processor."""
    asked = Random(SEED).sample(range(1, number + 1), min(ASKED, number))
    for search_id in asked:
        with app.app_context():
            search = db.session.scalars(select(PartnerSearch).where(PartnerSearch.id == search_id)).one()
            start, worked = time.perf_counter(), time.thread_time()
            best_for(search)
            yield (time.perf_counter() - start) * 1000, (time.thread_time() - worked) * 1000


def _fill(number: int) -> None:
    """A school and a teacher in each region; classes and searches like those of a matching round."""
    people = {"role": Role.TEACHER, "email_confirmed_at": now()}
    db.session.execute(insert(Person), [
        {**people, "id": n, "name": f"N. {n}", "email": f"n{n}@bench.example", "language": OWN[key]}
        for key, n in REGIONS.items()
    ])  # fmt: skip
    db.session.execute(insert(School), [
        {"id": n, "region_key": key, "name": f"School {n}", "town": "Town", "email": f"s{n}@bench.example"}
        for key, n in REGIONS.items()
    ])  # fmt: skip
    classes = profiles(number)
    for start in range(0, number, PER_BATCH):
        batch = list(enumerate(classes[start : start + PER_BATCH], start + 1))
        db.session.execute(insert(SchoolClass), [_class(n, profile) for n, profile in batch])
        db.session.execute(insert(PartnerSearch), [_search(n, profile) for n, profile in batch])
    db.session.commit()


def _class(n: int, profile: SearchProfile) -> dict[str, object]:
    return {
        "id": n,
        "school_id": REGIONS[profile.region_key],
        "teacher_id": REGIONS[profile.region_key],
        "name": f"{int(profile.age) - 5}a",
        "age_from": int(profile.age),
        "age_to": int(profile.age) + 1,
        "n_students": profile.n_students,
        "languages": profile.languages,
        "card_language": OWN[profile.region_key],
        "code": f"C{n:06}",
    }


def _search(n: int, profile: SearchProfile) -> dict[str, object]:
    later = today() - FIRST  # their time begins in the coming months, whenever this is measured
    names = dict(zip(TOPICS, topics(), strict=False))
    return {
        "id": n,
        "class_id": n,
        "teacher_id": REGIONS[profile.region_key],
        "region_key": profile.region_key,
        "languages": profile.languages,
        "practise": sorted(profile.practise),
        "age": profile.age,
        "topics": sorted(names[topic] for topic in profile.topics),
        "form": profile.form,
        "starts_on": profile.starts_on + later,
        "ends_on": profile.ends_on + later,
        "n_students": profile.n_students,
        "stage": profile.stage,
        "wants_funding": profile.wants_funding,
        "welcome": sorted(profile.welcome),
        "status": Status.OPEN,
        "expires_at": now() + LIFE,
        "changed_at": now() - LONG_AGO,  # or a process would look at all of them again and again
    }
