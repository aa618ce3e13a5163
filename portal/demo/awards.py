"""Invented partnerships of towns in the demo, and an award of its own that is open; LEAH has its juries."""

from datetime import timedelta

from sqlalchemy import select

from portal.accounts.models import Person
from portal.accounts.queries.people import coordinators_of
from portal.awards.actions.nominations import draft, propose
from portal.awards.actions.rounds import make_round, set_criteria, take_step
from portal.awards.models import AwardRound
from portal.awards.rules.codes import Nominee, RoundStep
from portal.awards.rules.nominations import About as AboutNomination
from portal.awards.rules.nominations import Whom
from portal.awards.rules.rounds import Dates, Description, Row
from portal.classes.models import SchoolClass
from portal.core.clock import now, today
from portal.core.db import db
from portal.projects.models import Project
from portal.schools.models import School
from portal.twinnings.actions import enter
from portal.twinnings.models import Twinning
from portal.twinnings.queries import projects_in
from portal.twinnings.rules import About, Town

HERE = "hessen"
PARTNERS = ("aquitaine", "emilia_romagna", "wielkopolska")
SUGGESTED = "bursa"
CRITERIA = [  # of this demo; no source settles those of the award
    Row(
        {
            "de": "Begegnungen von Jugendlichen", "en": "Young people meet", "fr": "Rencontres de jeunes",
            "it": "Incontri tra giovani", "pl": "Spotkania młodzieży", "ru": "Встречи молодёжи",
            "tr": "Gençlerin buluşması",
        },
        60,
    ),
    Row(
        {
            "de": "Ausdauer über die Jahre", "en": "Staying power", "fr": "Constance dans la durée",
            "it": "Costanza negli anni", "pl": "Wytrwałość przez lata", "ru": "Постоянство",
            "tr": "Yıllara yayılan kararlılık",
        },
        40,
    ),
]  # fmt: skip
WHY = "Die Klassen beider Städte arbeiten jedes Jahr zusammen, und die Familien nehmen einander auf."
OTHER = {"de": "Projekt des Jahres", "fr": "Projet de l’année", "tr": "Yılın Projesi"}


def load_awards() -> None:
    """By the coordination of Hessen, whose account opens with one click."""
    dana, year = coordinators_of(HERE)[0], today().year
    here, *partners = (_school_in(key) for key in (HERE, *PARTNERS))
    for there in partners:
        _twinning(here, there, dana)
    _suggest(here, _school_in(SUGGESTED))
    _open_round(year, dana)


def _school_in(region_key: str) -> School:
    has_class = School.id.in_(select(SchoolClass.school_id))
    query = select(School).where(School.region_key == region_key, has_class, School.town != "")
    return db.session.scalars(query.order_by(School.id).limit(1)).one()


def _towns(one: School, other: School) -> tuple[Town, Town]:
    return Town(one.town, one.region_key), Town(other.town, other.region_key)


def _twinning(one: School, other: School, by: Person) -> Twinning:
    towns = _towns(one, other)
    projects = [project.id for project in projects_in(*towns)]
    return enter(About(*towns, schools=[one.id, other.id], projects=projects), by=by)


def _suggest(here: School, there: School) -> None:
    teacher = (
        db.session.scalars(
            select(SchoolClass).where(SchoolClass.school_id == here.id).order_by(SchoolClass.id).limit(1)
        )
        .one()
        .teacher
    )
    if teacher:
        enter(About(*_towns(here, there)), by=teacher)


def _open_round(year: int, by: Person) -> None:
    """Of an award with a name of its own; a project waits for its teacher's answer."""
    made = _opened(Description("other:projekt-des-jahres", year, OTHER, "de", {}, [Nominee.PROJECT], _dates()), by)
    projects = select(Project.id).where(Project.is_public, Project.region_key == HERE).order_by(Project.id)
    whom = Whom(Nominee.PROJECT, db.session.scalars(projects.limit(1)).one())
    propose(draft(made, AboutNomination(whom, WHY, "de"), by=by), by=by)


def _opened(description: Description, by: Person) -> AwardRound:
    made = make_round(description, HERE, by=by)
    set_criteria(made, CRITERIA)
    db.session.flush()
    take_step(made, RoundStep.OPEN, by=by)
    return made


def _dates() -> Dates:
    return Dates(*(now() + timedelta(days=days) for days in (30, 45, 90)))
