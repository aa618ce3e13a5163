"""Participants and families of the demo's visits: 24 guests of Bursa with 26 families in Hessen, paired by one side."""

from random import Random

from sqlalchemy import select

from portal.classes.actions import add_students
from portal.classes.models import SchoolClass
from portal.core.db import db
from portal.hosting.actions.answers import type_in
from portal.hosting.actions.pairs import confirm, join, keep_pairs
from portal.hosting.actions.participants import add_adult, tick_students
from portal.hosting.models import VisitParticipant
from portal.hosting.queries.pairs import situation_of
from portal.hosting.queries.participants import participants_of, students_of
from portal.hosting.rules.answers import Answer
from portal.hosting.rules.codes import Kind, Reply
from portal.hosting.rules.pairing import as_hosting, by_number
from portal.solver.hosting.search import best_stays
from portal.visits.models import Visit
from portal.visits.rules.codes import Kind as VisitKind
from portal.visits.rules.codes import Side, Status

N_GUESTS, N_FAMILIES = 24, 26
MORE_NAMES = {
    "bursa": "Ada Alp Asya Bora Cemre Defne Doruk Duru Efe Ela Emre Eylül Kaan Kerem Lara Mert Mina Naz Nehir Onur "
    "Pelin Poyraz Selin Toprak Yağmur Zeynep",
    "hessen": "Ben Clara Emil Emma Finn Frieda Greta Hannah Ida Jakob Jonas Karl Lena Levi Lina Lotte Luis Mats Maya "
    "Mia Moritz Nele Nora Oskar Paul Theo Tilda Yara",
}
ADULTS = {
    "bursa": (("Öğretmen Ceviz", "sınıf öğretmeni"), ("Öğretmen Nar", "İngilizce")),
    "hessen": (("Frau Linde", "Klassenlehrerin"), ("Herr Ahorn", "Englisch")),
}
USUAL, RARE = (Reply.NO, Reply.NO, Reply.NO, Reply.YES, Reply.ASK), (Reply.NO, Reply.NO, Reply.NO, Reply.NO, Reply.YES)


def load_hosting() -> None:
    """Classes of Bursa with classes of Hessen, as far as both sides have agreed."""
    query = select(Visit).where(Visit.kind == VisitKind.CLASSES, Visit.status == Status.AGREED).order_by(Visit.id)
    for visit in db.session.scalars(query).all():
        if (visit.host.region_key, visit.guest.region_key) == ("hessen", "bursa"):
            _take_part(visit, Side.HOST, N_FAMILIES)
            _take_part(visit, Side.GUEST, N_GUESTS)
            _answer(visit)
            _pair(visit)


def _take_part(visit: Visit, side: Side, number: int) -> None:
    one = visit.side(side)
    if one.school_class:
        _fill(one.school_class, MORE_NAMES[one.region_key].split(), number)
    students = sorted(student.person_id for student in students_of(visit, side))
    tick_students(visit, side, students[:number])
    for name, role in ADULTS[one.region_key]:
        add_adult(visit, side, Kind.COMPANION, name, role)
    one.n_students, one.n_companions = (number, 2) if side == Side.GUEST else (0, 0)


def _fill(school_class: SchoolClass, names: list[str], number: int) -> None:
    known = {student.person.name for student in school_class.students}
    new = [name for name in names if name not in known]
    add_students(school_class, new[: max(0, number - len(known))])
    db.session.flush()
    db.session.expire(school_class)


def _answer(visit: Visit) -> None:
    """One family of the hosts has not answered, one can take in nobody, two take in two."""
    random, by_side = Random(5), participants_of(visit)  # noqa: S311 - invented answers, the same each time
    for side, known in ((Side.HOST, ("de", "en")), (Side.GUEST, ("tr", "en"))):
        for number, one in enumerate(_students(by_side[side])):
            if side == Side.GUEST or number:
                type_in(one, _told(random, known, {1: 0, 2: 2, 3: 2}.get(number, 1) if side == Side.HOST else 0))


def _told(random: Random, languages: tuple[str, str], n_guests: int) -> Answer:
    spoken = languages if random.random() < 0.8 else languages[:1]
    pets, needs, room = random.choice(USUAL), random.choice(RARE), random.choice(USUAL)
    return Answer(random.choice((13, 14, 14, 15)), spoken, pets, needs, room, n_guests)


def _pair(visit: Visit) -> None:
    """The hosts have confirmed, the guests not yet."""
    first, second, *_ = _students(participants_of(visit)[Side.GUEST])
    join(visit, first.id, second.id, is_must=False)
    situation = situation_of(visit)
    stays = best_stays(as_hosting(situation.question))
    keep_pairs(visit, situation, by_number(situation.question, stays.hosts), is_proven=stays.is_proven)
    confirm(visit, Side.HOST, situation_of(visit).version)


def _students(people: list[VisitParticipant]) -> list[VisitParticipant]:
    return sorted((one for one in people if one.kind == Kind.STUDENT), key=lambda one: one.id)
