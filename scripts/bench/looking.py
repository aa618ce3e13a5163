"""So many open searches for partners: a school and a teacher in each region, classes like those of a matching round."""

from datetime import timedelta

from sqlalchemy import insert

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.web.access import Role
from portal.matching.models import PartnerSearch
from portal.matching.rules.profiles import SearchProfile
from portal.matching.rules.searches import LIFE, Status
from portal.projects.rules import topics
from portal.schools.models import Membership, School
from scripts.bench.profiles import FIRST, OWN, SUPPLY, TOPICS, profiles

PER_BATCH = 10_000
LONG_AGO = timedelta(hours=1)
REGIONS = {key: number for number, key in enumerate(SUPPLY, 1)}


def fill(number: int) -> None:
    """The numbers of searches, and of their classes, begin with 1."""
    people = {"role": Role.TEACHER, "email_confirmed_at": now()}
    db.session.execute(insert(Person), [
        {**people, "id": n, "name": f"N. {n}", "email": f"n{n}@bench.example", "language": OWN[key]}
        for key, n in REGIONS.items()
    ])  # fmt: skip
    db.session.execute(insert(School), [
        {"id": n, "region_key": key, "name": f"School {n}", "town": "Town", "email": f"s{n}@bench.example"}
        for key, n in REGIONS.items()
    ])  # fmt: skip
    db.session.execute(
        insert(Membership), [{"person_id": n, "school_id": n, "confirmed_at": now()} for n in REGIONS.values()]
    )
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
