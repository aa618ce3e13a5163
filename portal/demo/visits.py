"""Visits of the demo, in every state: between classes of joint projects, and a delegation."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import select

from portal.accounts.models import Person
from portal.core.clock import today
from portal.core.db import db
from portal.core.web.access import Role
from portal.visits.actions.plans import plan
from portal.visits.models import Visit, VisitReport
from portal.visits.queries.pairs import Pair, pairs_for, usual_numbers
from portal.visits.rules.codes import Kind, Question, Side, Status
from portal.visits.rules.wishes import Wish

BEGIN = {
    Status.AGREED: 75,
    Status.PLANNED: 110,
    Status.UNDER_WAY: -2,
    Status.REPORTED: -60,
    Status.CANCELLED: 40,
}  # days from today
ANSWERS = {"de": "Wir haben zusammen gekocht und die Stadt gezeigt.", "tr": "Birlikte yemek yaptık, şehri gezdik."}


def load_visits() -> None:
    """As many states as there are pairs of classes, and a delegation that waits for a yes."""
    pairs = list(_pairs())
    for number, status in enumerate(BEGIN):
        if pairs:
            teacher, pair = pairs[number % len(pairs)]
            _load(teacher, pair, status)
    coordinator = db.session.scalars(select(Person).where(Person.role == Role.COORDINATOR).order_by(Person.id)).first()
    if coordinator and (delegations := pairs_for(coordinator)):
        plan(
            Kind.DELEGATION,
            delegations[0],
            _wish(Status.PLANNED, "Wiesbaden", {"n_companions_guest": 6}),
            by=coordinator,
        )


def _pairs() -> Iterator[tuple[Person, Pair]]:
    for teacher in db.session.scalars(select(Person).where(Person.role == Role.TEACHER).order_by(Person.id)):
        for pair in pairs_for(teacher):
            if pair.host.school_class and pair.host.school_class.teacher_id == teacher.id:
                yield teacher, pair


def _load(teacher: Person, pair: Pair, status: Status) -> None:
    town = pair.host.school_class.school.town if pair.host.school_class else ""
    visit = plan(Kind.CLASSES, pair, _wish(status, town, usual_numbers(Kind.CLASSES, pair)), by=teacher)
    if status != Status.PLANNED:
        visit.status = status
        for side in visit.sides:
            side.agreed_at, side.agreed_version = visit.created_at, visit.version
    if status == Status.REPORTED:
        _report(visit)
    db.session.flush()


def _report(visit: Visit) -> None:
    visit.is_public = True
    for side, language in zip(Side, ANSWERS, strict=True):
        db.session.add(
            VisitReport(visit_id=visit.id, side=side, language=language, answers={Question.DONE: ANSWERS[language]})
        )


def _wish(status: Status, place: str, numbers: dict[str, int]) -> Wish:
    first = today() + timedelta(days=BEGIN[status])
    return Wish(first, _last(first), place or "Musterstadt", numbers)


def _last(first: date) -> date:
    return first + timedelta(days=6)
