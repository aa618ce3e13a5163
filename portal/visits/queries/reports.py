"""Reads reports about visits, what belongs in them, and what keeps them from visitors."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import lazyload

from portal.accounts.models import Person
from portal.classes.models import Student
from portal.consent.rules.naming import named_in
from portal.contributions.models import Contribution
from portal.core.db import db
from portal.core.text import capitalised
from portal.regions.queries import all_regions
from portal.spotting.excerpts import find_excerpts
from portal.visits.models import Visit, VisitEntry, VisitReport
from portal.visits.queries.own import sides_of
from portal.visits.rules.codes import Side, Step

MOST_WORKS = 60


def find_own_report(person: Person, visit: Visit) -> VisitReport | None:
    return next((report for report in visit.reports if report.side == own_side(person, visit)), None)


def own_side(person: Person, visit: Visit) -> Side:
    """For which this person writes; who acts for both writes for the hosts."""
    return next(side for side in (Side.HOST, Side.GUEST) if side in sides_of(person, visit))


def is_as_public(visit: Visit) -> bool:
    """Whether visitors may read again what a coordination has hidden; what was reported since is for the sides."""
    steps = VisitEntry.step.in_((Step.HIDE, Step.REPORT))
    query = select(VisitEntry).where(VisitEntry.visit_id == visit.id, steps)
    entry = db.session.scalar(query.order_by(VisitEntry.id.desc()).limit(1))
    was_public = entry is None or bool(entry.changes.get("is_public", [entry.step == Step.HIDE])[0])
    return was_public and not reported_words(visit)


def choosable_works(visit: Visit) -> list[Contribution]:
    """What both classes have published, in the joint project if there is one; the newest first."""
    classes = [side.class_id for side in visit.sides if side.class_id]
    of_project = Contribution.project_id == visit.project_id if visit.project_id else Contribution.class_id.in_(classes)
    query = select(Contribution).where(Contribution.published_at.is_not(None), of_project)
    query = query.options(lazyload("*")).order_by(Contribution.published_at.desc(), Contribution.id.desc())
    return list(db.session.scalars(query.limit(MOST_WORKS)))


def shown_works(visit: Visit) -> list[Contribution]:
    """The chosen contributions that are public now."""
    return [work for work in visit.works if work.published_at]


def private_words(visit: Visit, texts: Iterable[str], language: str) -> list[str]:
    """Contact data and names of students that visitors would read; each once."""
    texts = list(texts)
    contacts = {excerpt.essence: excerpt.text for text in texts for excerpt in find_excerpts(text)}
    names = named_in([(capitalised(text), language) for text in texts], _names_of_students(visit))
    return [*contacts.values(), *sorted(names)]


def language_of_place(visit: Visit) -> str:
    """In which the hosts write it."""
    return all_regions()[visit.host.region_key].languages[0]


def place_words(visit: Visit, place: str = "") -> list[str]:
    """The same in the place, or in another one; the town of the school is one, whoever bears its name."""
    place, school = place or visit.place, visit.host.school
    if school and place == school.town:
        return []
    return private_words(visit, [place], language_of_place(visit))


def reported_words(visit: Visit, but_of: Person | None = None) -> list[str]:
    """The same in the place and the saved reports; without that of the side for which this person writes."""
    mine = find_own_report(but_of, visit) if but_of else None
    others = [report for report in visit.reports if report is not mine]
    told = [word for each in others for word in private_words(visit, each.answers.values(), each.language)]
    return place_words(visit) + told


def _names_of_students(visit: Visit) -> set[str]:
    classes = [side.class_id for side in visit.sides if side.class_id]
    query = select(Person.name).join(Student, Student.person_id == Person.id)
    return set(db.session.scalars(query.where(Student.class_id.in_(classes))))
