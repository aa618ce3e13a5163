"""Families of a visit of the cast: Anna and Ben host, Filiz travels."""

from portal.hosting.actions.answers import type_in
from portal.hosting.actions.participants import tick_students
from portal.hosting.models import VisitParticipant
from portal.hosting.queries.participants import known_students
from portal.hosting.rules.answers import Answer
from portal.hosting.rules.codes import Reply
from portal.visits.models import Visit
from portal.visits.rules.codes import Side
from tests.cast import Cast


def told(
    n_guests: int = 0, *, age: int = 14, languages: tuple[str, ...] = ("en",), pets: Reply = Reply.NO,
    needs: Reply = Reply.NO, room: Reply = Reply.ASK,
) -> Answer:  # fmt: skip
    """A guest without wishes who keeps away from pets, or a family without any."""
    return Answer(age, languages, pets, needs, room, n_guests)


def take_part(cast: Cast, visit: Visit) -> dict[int, VisitParticipant]:
    """Both classes, by the id of the student."""
    tick_students(visit, Side.HOST, [cast.anna.id, cast.ben.id])
    tick_students(visit, Side.GUEST, [cast.filiz.id])
    return dict(known_students(visit))


def answered(cast: Cast, visit: Visit, **answers: Answer) -> dict[str, VisitParticipant]:
    """Both classes take part, and these families have answered; by the name of the student."""
    people = {one.shown_name.lower(): one for one in take_part(cast, visit).values()}
    for name, answer in answers.items():
        type_in(people[name], answer)
    return people
