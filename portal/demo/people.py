"""The invented people of the demo: teachers with their classes and students, coordinators, one administrator."""

from dataclasses import dataclass
from typing import Any

from portal.accounts.models import Assignment, Person, ReadLanguage
from portal.classes.actions import add_students, describe, open_class
from portal.classes.models import SchoolClass
from portal.core.clock import now
from portal.core.db import db
from portal.core.web.access import Role
from portal.demo.content import REGIONS, RegionContent
from portal.schools.actions.schools import index
from portal.schools.models import Membership, School

DOMAIN = "demo.example"

# What a coordinator reads besides the own language and English.
ALSO_READS = {"de": ["fr"], "fr": ["it"], "it": ["fr"], "pl": ["de"], "ru": ["de"], "tr": ["de"]}
TEACHERS = {
    "de": ["Frau Ahorn", "Herr Birke", "Frau Erle", "Herr Linde", "Frau Weide", "Herr Eiche", "Frau Buche"],
    "fr": ["Mme Lavande", "M. Thym", "Mme Sauge", "M. Romarin", "Mme Menthe", "M. Basilic", "Mme Verveine"],
    "it": ["Prof. Ulivo", "Prof. Alloro", "Prof. Ginestra", "Prof. Mirto", "Prof. Acero", "Prof. Mimosa", "Prof. Pino"],
    "pl": ["Pani Brzoza", "Pan Klon", "Pani Lipa", "Pan Jesion", "Pani Kalina", "Pan Modrzew", "Pani Sosna"],
    "ru": ["Олег Клёнов", "Вера Рябинина", "Илья Ясенев", "Нина Ольхина", "Ольга Ивина", "Павел Тополев"],
    "tr": ["Çınar Öğretmen", "Ihlamur Öğretmen", "Defne Öğretmen", "Nar Öğretmen", "Söğüt Öğretmen", "Gül Öğretmen"],
}  # fmt: skip
COORDINATIONS = {
    "de": "Koordination Hessen",
    "fr": "Coordination d’Aquitaine",
    "it": "Coordinamento dell’Emilia-Romagna",
    "pl": "Koordynator regionalny Wielkopolski",
    "ru": "Координатор Ярославской области",
    "tr": "Bursa Koordinatörlüğü",
}


@dataclass(frozen=True)
class RegionData:
    """What is loaded for one region of the demo."""

    content: RegionContent
    schools: list[School]
    classes: list[SchoolClass]
    coordinator: Person


def load_people(content: RegionContent) -> RegionData:
    """Schools, teachers, classes and students of one language, and the coordination of its region."""
    schools = [_school(content, entry) for entry in content.schools]
    teachers = [_teacher(content.language, number, school) for number, school in enumerate(schools)]
    classes = [_class(content, entry, schools[entry["school"]], teachers[entry["school"]]) for entry in content.classes]
    return RegionData(content, schools, classes, _coordinator(content.language))


def add_administrator() -> Person:
    return _adult(Role.ADMINISTRATOR, "Portaladministration", "admin", "de")


def _school(content: RegionContent, entry: dict[str, str]) -> School:
    school = School(
        region_key=content.region_key,
        name=entry["name"],
        town=entry["town"],
        type_key=entry["type"],
        email=f"office{len(entry['name'])}-{content.language}@{DOMAIN}",
        source="demo",
    )
    db.session.add(school)
    db.session.flush()
    index([school])
    return school


def _teacher(language: str, number: int, school: School) -> Person:
    teacher = _adult(Role.TEACHER, TEACHERS[language][number], f"teacher{number + 1}-{language}", language)
    db.session.add(_membership(teacher, school))
    return teacher


def _class(content: RegionContent, entry: dict[str, Any], school: School, teacher: Person) -> SchoolClass:
    grade = str(entry["grade"])
    school_class = open_class(teacher, school, str(entry["name"]), grade_key=grade, language=content.language)
    describe(school_class, entry["size"], {pair[:2]: pair[3:] for pair in entry["languages"]})
    add_students(school_class, entry["students"])
    return school_class


def _coordinator(language: str) -> Person:
    person = _adult(Role.COORDINATOR, COORDINATIONS[language], f"coordinator-{language}", language)
    person.cares_for = [Assignment(region_key=REGIONS[language])]
    person.reads = [ReadLanguage(language=lang) for lang in (language, "en", *ALSO_READS[language])]
    return person


def _adult(role: Role, name: str, mailbox: str, language: str) -> Person:
    person = Person(role=role, name=name, email=f"{mailbox}@{DOMAIN}", email_confirmed_at=now(), language=language)
    db.session.add(person)
    db.session.flush()
    return person


def _membership(teacher: Person, school: School) -> Membership:
    confirmed_for = {"asked_name": teacher.name, "asked_email": teacher.email}
    return Membership(person_id=teacher.id, school_id=school.id, confirmed_at=now(), **confirmed_for)
