"""Writes schools and memberships."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import update

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.actions import write_email
from portal.core.refusal import Refused
from portal.core.search.actions import put_all
from portal.core.text import fold
from portal.core.web import cache_version as cache_version
from portal.regions.queries import must_be_open
from portal.schools.models import Membership, School
from portal.schools.queries.links import link
from portal.schools.queries.schools import suggest
from portal.schools.rules.index_words import index_words
from portal.schools.rules.schools import MembershipRefusal


def index(schools: Iterable[School]) -> None:
    """Makes schools findable; to be called whenever name, town, postcode or id were written."""
    db.session.flush()
    put_all("school", [(s.id, index_words(s.region_key, s.name, s.town, s.postcode, s.official_id)) for s in schools])


def add_missing(name: str, town: str, region_key: str, *, by: Person) -> School:
    """A school that the directory lacks, unverified; the one of the same name and town when there is one."""
    must_be_open(region_key)
    for school in suggest(f"{name} {town}", [region_key]):
        if (fold(school.name), fold(school.town)) == (fold(name), fold(town)):
            return school
    db.session.flush()
    school = School(region_key=region_key, name=name, town=town, is_verified=False, added_by_id=by.id)
    db.session.add(school)
    index([school])
    return school


def join(person: Person, school: School) -> Membership:
    """The teacher works at this school, in private until somebody confirms it; asks the school by letter."""
    must_be_open(school.region_key)
    db.session.flush()
    if known := db.session.get(Membership, (person.id, school.id)):
        return known
    membership = Membership(person=person, school=school)
    db.session.add(membership)
    db.session.flush()
    _ask_school(membership)
    return membership


def confirm(membership: Membership, by: Person | None = None) -> None:
    """By a coordinator, which vouches for the school too, or (None) from the school's official address."""
    _decide(membership, confirmed_at=now(), confirmed_by_id=by.id if by else None)
    if by:
        membership.school.is_verified = True
    _notify(membership, "confirmed")
    cache_version.increase()


def decline(membership: Membership) -> None:
    _decide(membership, declined_at=now())
    _notify(membership, "declined")


def verify(school: School) -> None:
    """A coordinator vouches for a school that somebody added."""
    verified = db.session.execute(
        update(School)
        .where(School.id == school.id, School.is_verified.is_(False))
        .values(is_verified=True)
        .execution_options(synchronize_session=False)
    )
    if not verified.rowcount:  # type: ignore[attr-defined]
        raise Refused(MembershipRefusal.ALREADY_VERIFIED)
    db.session.refresh(school)
    cache_version.increase()


def _decide(membership: Membership, **values: datetime | int | None) -> None:
    """Two people at once get one winner."""
    decided = db.session.execute(
        update(Membership)
        .where(
            Membership.person_id == membership.person_id,
            Membership.school_id == membership.school_id,
            Membership.confirmed_at.is_(None),
            Membership.declined_at.is_(None),
        )
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    if not decided.rowcount:  # type: ignore[attr-defined]
        raise Refused(MembershipRefusal.ALREADY_DECIDED)
    db.session.refresh(membership)


def _ask_school(membership: Membership) -> None:
    school, person = membership.school, membership.person
    if school.email:
        lang = school.region.languages[0]
        write_email(
            event=f"membership:{person.id}-{school.id}",
            to=school.email,
            language=lang,
            template="schools/mail/ask.txt",
            person=person,
            school=school,
            url=link(membership, lang),
        )


def _notify(membership: Membership, decision: str) -> None:
    person = membership.person
    if person.email:
        write_email(
            event=f"membership-{decision}:{person.id}-{membership.school_id}",
            to=person.email,
            language=person.language,
            template=f"schools/mail/{decision}.txt",
            person=person,
            school=membership.school,
        )
