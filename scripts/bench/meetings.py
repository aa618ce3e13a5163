"""Visits with programmes, an event of ten days, a finished award and news in the filled portal, for the pages of them."""

from datetime import time, timedelta
from itertools import product

from sqlalchemy import delete, select

from portal.accounts.models import Person
from portal.agenda.actions.items import add as add_item
from portal.agenda.actions.sharing import publish as publish_programme
from portal.agenda.forms import TEXTS
from portal.awards.actions.publishing import add_regions
from portal.awards.models import AwardRound, Nomination
from portal.awards.queries.dossiers import facts_of
from portal.awards.rules.codes import NominationStatus, Nominee, RoundStatus
from portal.classes.models import SchoolClass
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.web.access import Role
from portal.events.actions.events import Description, Place, add_place, make_event, take_step
from portal.events.models import Application
from portal.events.rules.codes import ApplicationKind, ApplicationStatus, Performance, PlaceKind
from portal.events.rules.days import Hours
from portal.events.rules.steps import EventStep
from portal.news.actions import write
from portal.projects.models import Project, ProjectClass
from portal.scheduling.actions.publishing import publish
from portal.scheduling.actions.slots import put, raise_version
from portal.scheduling.queries.slots import Where
from portal.schools.models import School
from portal.twinnings.models import Twinning
from portal.twinnings.rules import About, Town
from portal.visits.models import Visit, VisitSide
from portal.visits.rules.codes import Kind, Side, Status

N_VISITS, N_TWINNINGS, N_NEWS = 120, 60, 60
STAGES, DAYS, TIMES = range(4), range(10), ("10:00", "11:00", "14:00", "15:00")
HOURS = ("14:00", "16:00", "18:00")


def meet() -> None:
    """What joint projects of neighbouring schools lead to."""
    coordinators = db.session.scalars(select(Person).where(Person.role == Role.COORDINATOR).order_by(Person.id)).all()
    schools = db.session.scalars(select(School).order_by(School.id).limit(2 * N_TWINNINGS)).all()
    projects = db.session.scalars(select(Project).order_by(Project.id).limit(N_VISITS)).all()
    for number, project in enumerate(projects):
        _visit(project, number)
    _event(coordinators[0])
    _award(coordinators[0], [_twinning(*pair) for pair in zip(schools[::2], schools[1::2], strict=False)])
    for number in range(N_NEWS):
        _news(coordinators[number % len(coordinators)], number)
    db.session.execute(delete(Email))
    db.session.commit()


def _visit(project: Project, number: int) -> None:
    """The class of another region takes part in the project, and comes for three days."""
    away = db.session.scalars(select(SchoolClass).where(SchoolClass.school_id == project.school_id + 1)).first()
    home = db.session.scalars(select(SchoolClass).where(SchoolClass.school_id == project.school_id)).first()
    if not (home and away):
        return
    db.session.add(ProjectClass(project_id=project.id, class_id=away.id))
    first = today() + timedelta(days=number - N_VISITS // 2)
    visit = Visit(kind=Kind.CLASSES, project=project, first_day=first, last_day=first + timedelta(days=2))
    visit.place, visit.status, visit.is_public = home.school.town or "", Status.AGREED, True
    for side, one in ((Side.HOST, home), (Side.GUEST, away)):
        visit.sides.append(
            VisitSide(side=side, region_key=one.school.region_key, school_class=one, school=one.school, n_students=24)
        )
    db.session.add(visit)
    db.session.flush()
    by = db.session.get_one(Person, home.teacher_id)
    for day, starts in product(range(3), HOURS):
        _item(visit, day, starts, by)
    publish_programme(visit, is_meant=True)


def _item(visit: Visit, day: int, starts: str, by: Person) -> None:
    facts = dict.fromkeys(("place", "leader", "ends", "ends_next_day", *TEXTS), "")
    facts |= {"day": (visit.first_day + timedelta(days=day)).isoformat(), "starts": starts, "mark": "usual"}
    add_item(visit, {**facts, "language": by.language, f"title_{by.language}": f"{visit.place} {starts}"}, by=by)


def _event(by: Person) -> None:
    """All its stages are full."""
    first = today() + timedelta(days=100)
    days = [first + timedelta(days=n) for n in DAYS]
    description = Description(by.language, {by.language: "Hessentag"}, "Lindenbrück", days[0], days[-1])
    event = make_event(by.region_keys[0], description, by=by)
    hours = dict.fromkeys(days, Hours(time(10), time(18), time(14), time(16)))
    for n in STAGES:
        add_place(event, Place(PlaceKind.STAGE, f"{n + 1}", 10, hours))
    event.calls, event.apply_until = {by.language: "Zeigt, was ihr macht."}, now() + timedelta(days=1)
    take_step(event, EventStep.OPEN_CALL, by=by)
    event.apply_until = now() - timedelta(days=1)
    db.session.flush()
    slots = list(product(event.places, days, TIMES))
    classes = db.session.scalars(select(SchoolClass).order_by(SchoolClass.id).limit(len(slots))).all()
    raise_version(event)
    for school_class, (place, day, starts) in zip(classes, slots, strict=False):
        application = Application(event=event, school_class=school_class, region_key=school_class.school.region_key)
        application.kind, application.performance = ApplicationKind.PERFORMANCE, Performance.MUSIC
        application.title, application.language = f"{school_class.name} {starts}", school_class.card_language
        application.status, application.minutes, application.n_people = ApplicationStatus.ACCEPTED, 20, 24
        db.session.add(application)
        db.session.flush()
        put(event, application, Where(place, day, time.fromisoformat(starts)))
    publish(event, by=by)


def _twinning(one: School, other: School) -> Twinning:
    about = About(*(Town(f"{each.town} {each.id}", each.region_key) for each in (one, other)))
    towns = {"one_town": about.one.name, "other_town": about.other.name}
    made = Twinning(pair=about.pair, is_public=True, founded=1990 + one.id % 30, schools=[one, other], **towns)
    made.one_region_key, made.other_region_key = one.region_key, other.region_key
    db.session.add(made)
    return made


def _award(by: Person, twinnings: list[Twinning]) -> None:
    """Every fourth partnership is a laureate."""
    made = AwardRound(award="leah", year=today().year - 1, region_key=by.region_keys[0], titles={"de": "LEAH-Preis"})
    made.language, made.nominees, made.status = "de", [Nominee.TWINNING], RoundStatus.PUBLISHED
    db.session.add(made)
    db.session.flush()
    for number, twinning in enumerate(twinnings):
        nomination = Nomination(round_id=made.id, kind=Nominee.TWINNING, twinning=twinning, language="de")
        nomination.status = NominationStatus.AGREED
        if number % 4 == 0:
            nomination.place, nomination.reasons, nomination.code = number // 4 + 1, {"de": "Jedes Jahr."}, f"c{number}"
        db.session.add(nomination)
        db.session.flush()
        nomination.dossier = facts_of(nomination.whom, made.id)
        if nomination.code:
            add_regions(nomination)


def _news(by: Person, number: int) -> None:
    words = {"titles": {by.language: f"{number}"}, "texts": {by.language: "Hessen – Europa. " * 20}}
    write(by.region_keys[0], {"language": by.language, **words, "first_day": today() - timedelta(days=number)}, by=by)
