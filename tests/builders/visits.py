"""Visits of the cast: Emil's class of Bursa, or one of Wielkopolska, comes to Carla's class in Hessen."""

from datetime import date, timedelta
from typing import Any

from portal.classes.models import SchoolClass
from portal.contributions.models import Contribution
from portal.core.clock import today
from portal.core.db import db
from portal.core.web.access import Role
from portal.projects.models import Project
from portal.visits.models import Visit, VisitEntry, VisitReport, VisitSide
from portal.visits.rules.codes import Kind, Question, Side, Status, Step
from tests.cast import Cast

WEEK = timedelta(days=6)
IN_DAYS = {Status.UNDER_WAY: -2, Status.REPORTED: -30}  # the others begin in two months


def joint_project(cast: Cast, partner: SchoolClass | None = None) -> Project:
    """A running project of Carla and the teacher of a partner class; Emil's, unless another one is given."""
    partner = partner or cast.other_class
    project = cast._project(cast.carla, cast.school, cast.school_class, "Gemeinsam unterwegs", "de")
    if partner.teacher not in (None, cast.carla):
        project.teachers.append(partner.teacher)
    project.classes.append(partner)
    db.session.commit()
    return project


def polish_class(cast: Cast) -> SchoolClass:
    """Of Paweł, in Wielkopolska."""
    school = cast._school("wielkopolska", "Szkoła pod Lipami", "Brzozowo")
    pawel = cast._adult(Role.TEACHER, "Paweł", "pl")
    cast._works_at(pawel, school)
    made = cast._class(pawel, school, "8c", "pl", "POLAND")
    db.session.commit()
    return made


def visit_of(
    cast: Cast, guest: SchoolClass | None = None, *, status: Status = Status.PLANNED, first_day: date | None = None
) -> Visit:
    """A week at Carla's school, when its status fits unless a day is given; planned by her, and agreed by both unless planned."""
    guest, first = guest or cast.other_class, first_day or today() + timedelta(days=IN_DAYS.get(status, 60))
    visit = Visit(
        kind=Kind.CLASSES,
        project=joint_project(cast, guest),
        first_day=first,
        last_day=first + WEEK,
        place=cast.school.town,
        status=status,
        sides=[side_of(cast.school_class, Side.HOST), side_of(guest, Side.GUEST, n_students=24, n_companions=2)],
    )
    db.session.add(visit)
    db.session.flush()
    agreed = visit.sides if status != Status.PLANNED else [visit.host]
    for side in agreed:
        side.agreed_version = visit.version
    db.session.add(VisitEntry(visit_id=visit.id, step=Step.PLAN, by_id=cast.carla.id))
    db.session.commit()
    return visit


def side_of(school_class: SchoolClass, side: Side, **numbers: Any) -> VisitSide:
    school = school_class.school
    return VisitSide(side=side, region_key=school.region_key, school=school, school_class=school_class, **numbers)


def reported(cast: Cast, *works: Contribution) -> Visit:
    """Both sides have written about it, each in its language, and visitors read it; with these contributions."""
    visit = visit_of(cast, status=Status.REPORTED)
    for side, language, text in ((Side.HOST, "de", "Wir haben gekocht."), (Side.GUEST, "tr", "Nehri gördük.")):
        visit.reports.append(VisitReport(side=side, language=language, answers={Question.DONE: text}))
    visit.works, visit.is_public = list(works), True
    db.session.commit()
    return visit
