"""What becomes of a school of the directory: another name, closed, opened again, merged into another one."""

from sqlalchemy import select, update

from portal.core.claims import claim
from portal.core.clock import today
from portal.core.db import db
from portal.core.references import move, references
from portal.core.refusal import Refused
from portal.schools.actions.schools import index
from portal.schools.models import Membership, School
from portal.schools.notifications import tell_teachers
from portal.schools.rules.life import SchoolRefusal
from portal.schools.rules.names import is_another, with_former

SCHOOLS = School.metadata.tables["school"]
APART = (School.__tablename__, Membership.__tablename__)


def rename(school: School, name: str, town: str) -> None:
    """The school is called so from now on; it is still found by its former name."""
    before, school.town = school.name, town
    school.name = name
    if is_another(before, name):
        school.former_names = with_former(school.former_names, before)
        tell_teachers({school.id: before}, ())
    index([school])


def close(school: School) -> None:
    """Nobody new can name it; its classes and what they published stay."""
    claim(school, School.closed_on.is_(None), refusal=SchoolRefusal.CLOSED_ALREADY, closed_on=today())
    index([school])
    tell_teachers({}, [school.id])


def reopen(school: School) -> None:
    """It was closed by mistake, or has opened again."""
    open_again = (School.closed_on.is_not(None), School.successor_id.is_(None))
    claim(school, *open_again, refusal=SchoolRefusal.OPEN_ALREADY, closed_on=None)
    index([school])


def merge(school: School, into: School) -> None:
    """Everybody and everything of a school moves to another one of its region, which is found by both names."""
    if into.id == school.id or into.region_key != school.region_key or into.closed_on:
        raise Refused(SchoolRefusal.NO_SUCCESSOR)
    closing = {"closed_on": today(), "successor_id": into.id}
    claim(school, School.successor_id.is_(None), refusal=SchoolRefusal.CLOSED_ALREADY, **closing)
    tell_teachers({}, [school.id])
    _move_members(school, into)
    _move_the_rest(school, into)
    db.session.execute(update(School).where(School.successor_id == school.id).values(successor_id=into.id))
    for name in (*school.former_names, school.name):
        into.former_names = with_former(into.former_names, name) if is_another(into.name, name) else into.former_names
    index([school, into])


def _move_members(school: School, into: School) -> None:
    """Of somebody who works at both, what is confirmed stays."""
    for membership in db.session.scalars(select(Membership).filter_by(school_id=school.id)).all():
        other = db.session.get(Membership, (membership.person_id, into.id))
        if other and (other.is_confirmed or not membership.is_confirmed):
            db.session.delete(membership)
            continue
        if other:
            db.session.delete(other)
            db.session.flush()
        membership.school = into
    db.session.flush()


def _move_the_rest(school: School, into: School) -> None:
    """Classes, projects and whatever else of any feature belongs to a school."""
    for table, columns in references(SCHOOLS):
        for column in columns if table.name not in APART else ():
            for row in db.session.execute(select(table).where(column == school.id)).mappings().all():
                move(table, row, {column: into.id})
    db.session.expire_all()
