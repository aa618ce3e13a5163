"""The owners of a visit say who takes part: students are ticked in the class list, adults typed."""

from collections.abc import Collection

from flask import current_app
from sqlalchemy import delete, select

from portal.core.db import db
from portal.core.refusal import Refused, existing
from portal.hosting.models import VisitParticipant
from portal.hosting.queries.answers import OVER, code_of
from portal.hosting.queries.participants import known_students, students_of
from portal.hosting.rules.codes import Kind, Refusal
from portal.hosting.rules.sheets import sheet_hash
from portal.visits.models import Visit
from portal.visits.rules.codes import Side


def hold(visit: Visit) -> None:
    """Nobody else changes the visit or who takes part in it until this is saved; it is read as it is by now."""
    query = select(Visit).where(Visit.id == visit.id).with_for_update(of=Visit)
    existing(db.session.scalar(query.execution_options(populate_existing=True)))


def must_go_on(visit: Visit) -> None:
    """What is reported or cancelled stays as it was."""
    if visit.status in OVER:
        raise Refused(Refusal.VISIT_OVER)


def tick_students(visit: Visit, side: Side, person_ids: Collection[int]) -> None:
    """Exactly these of the class take part; who is not in it is dropped, and what left families told goes."""
    must_go_on(visit)
    in_class = {student.person_id for student in students_of(visit, side)}
    known = {number: one for number, one in known_students(visit).items() if one.side == side}
    chosen = in_class & {*person_ids}
    _remove([one.id for number, one in known.items() if number not in chosen])
    for number in sorted(chosen - {*known}):
        _add(VisitParticipant(visit_id=visit.id, side=side, kind=Kind.STUDENT, person_id=number))


def add_adult(visit: Visit, side: Side, kind: Kind, name: str, role: str) -> VisitParticipant:
    must_go_on(visit)
    return _add(VisitParticipant(visit_id=visit.id, side=side, kind=kind, name=name, role=role))


def remove_participant(participant: VisitParticipant) -> None:
    must_go_on(participant.visit)
    _remove([participant.id])


def _add(participant: VisitParticipant) -> VisitParticipant:
    db.session.add(participant)
    db.session.flush()
    if participant.person_id:
        participant.code_hash = sheet_hash(current_app.config["SECRET_KEY"], code_of(participant))
        db.session.flush()
    return participant


def _remove(numbers: Collection[int]) -> None:
    if numbers:
        db.session.execute(delete(VisitParticipant).where(VisitParticipant.id.in_(numbers)))
