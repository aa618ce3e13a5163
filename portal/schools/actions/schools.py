"""Writes schools that the published lists lack, and makes schools findable."""

from collections.abc import Iterable

from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.search.actions import drop, put_all
from portal.core.search.stems import parts_in
from portal.core.transitions import Impossible
from portal.regions.queries import must_be_open
from portal.schools.actions.entries import record
from portal.schools.models import School
from portal.schools.queries.entries import find_undoable
from portal.schools.queries.schools import find_namesake, schools_after
from portal.schools.rules.index_words import index_words
from portal.schools.rules.memberships import MembershipRefusal, Step


def index(schools: Iterable[School]) -> None:
    """Lets everybody find schools that are suggested, and nobody the others; to be called when one has changed."""
    changed = list(schools)
    db.session.flush()
    put_all("school", [(school.id, words_of(school)) for school in changed if school.is_suggested])
    for school in changed:
        if not school.is_suggested:
            drop("school", school.id)


def words_of(school: School) -> list[str]:
    known = (school.town, school.postcode, school.official_id, *school.former_names)
    parts = parts_in(" ".join([school.name, school.town, *school.former_names]), school.region.languages[0])
    return index_words(school.region_key, school.name, *known, parts=parts)


def index_part(after: int, most: int) -> int | None:
    """Indexes the next schools again; the last number, or None when none is left."""
    schools = schools_after(after, most)
    index(schools)
    return schools[-1].id if schools else None


def add_missing(name: str, town: str, region_key: str, *, by: Person) -> School:
    """A school that the directory lacks, suggested to nobody; the one of the same name and town when there is one."""
    must_be_open(region_key)
    db.session.flush()
    if known := find_namesake(name, town, region_key):
        return known
    school = School(region_key=region_key, name=name, town=town, is_verified=False, added_by_id=by.id)
    db.session.add(school)
    db.session.flush()
    return school


def verify(school: School, *, by: Person) -> None:
    """A coordinator states that a school which somebody added is one; from now on it is suggested."""
    claim(school, School.is_verified.is_(False), refusal=MembershipRefusal.ALREADY_VERIFIED, is_verified=True)
    index([school])
    record(Step.VERIFY, school, by=by)


def undo_verification(school: School, *, by: Person) -> None:
    """As long as it can be undone: the school waits again."""
    if not find_undoable(by, school, None):
        raise Refused(Impossible.TOO_LATE)
    claim(school, School.is_verified.is_(True), refusal=Impossible.TOO_LATE, is_verified=False)
    index([school])
    record(Step.UNDO, school, by=by)
