"""Writes schools that the published lists lack, and makes schools findable."""

from collections.abc import Iterable

from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.search.actions import put_all
from portal.core.text import fold
from portal.core.transitions import Impossible
from portal.regions.queries import must_be_open
from portal.schools.actions.entries import record
from portal.schools.models import School
from portal.schools.queries.entries import find_undoable
from portal.schools.queries.schools import suggestions
from portal.schools.rules.index_words import index_words
from portal.schools.rules.memberships import MembershipRefusal, Step


def index(schools: Iterable[School]) -> None:
    """Makes schools findable; to be called whenever name, town, postcode or id were written."""
    db.session.flush()
    put_all("school", [(s.id, index_words(s.region_key, s.name, s.town, s.postcode, s.official_id)) for s in schools])


def add_missing(name: str, town: str, region_key: str, *, by: Person) -> School:
    """A school that the directory lacks, unverified; the one of the same name and town when there is one."""
    must_be_open(region_key)
    for school in suggestions(f"{name} {town}", [region_key]):
        if (fold(school.name), fold(school.town)) == (fold(name), fold(town)):
            return school
    db.session.flush()
    school = School(region_key=region_key, name=name, town=town, is_verified=False, added_by_id=by.id)
    db.session.add(school)
    index([school])
    return school


def verify(school: School, *, by: Person) -> None:
    """A coordinator states that a school which somebody added is one."""
    claim(school, School.is_verified.is_(False), refusal=MembershipRefusal.ALREADY_VERIFIED, is_verified=True)
    record(Step.VERIFY, school, by=by)


def undo_verification(school: School, *, by: Person) -> None:
    """As long as it can be undone: the school waits again."""
    if not find_undoable(by, school, None):
        raise Refused(Impossible.TOO_LATE)
    claim(school, School.is_verified.is_(True), refusal=Impossible.TOO_LATE, is_verified=False)
    record(Step.UNDO, school, by=by)
