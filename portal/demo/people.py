"""The invented people of the demo: teachers with their classes and students, coordinators, one administrator."""

from dataclasses import dataclass
from typing import Any

from portal.accounts.models import Assignment, Person, ReadLanguage
from portal.classes.actions import add_students, describe, open_class
from portal.classes.models import SchoolClass
from portal.core.clock import now
from portal.core.db import db
from portal.core.web.access import Role
from portal.demo.content import REGIONS, Story
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
    "ru": ["Учитель Клён", "Учитель Рябина", "Учитель Ясень", "Учитель Ольха", "Учитель Ива", "Учитель Тополь"],
    "tr": ["Öğretmen Çınar", "Öğretmen Ihlamur", "Öğretmen Defne", "Öğretmen Nar", "Öğretmen Söğüt", "Öğretmen Gül"],
}  # fmt: skip


@dataclass(frozen=True)
class Village:
    """Who lives in one region of the demo."""

    story: Story
    schools: list[School]
    classes: list[SchoolClass]
    coordinator: Person


def settle(story: Story) -> Village:
    """Schools, teachers, classes and students of one language, and the coordination of its region."""
    schools = [_school(story, told) for told in story.schools]
    teachers = [_teacher(story.language, number, school) for number, school in enumerate(schools)]
    classes = [_class(story, told, schools[told["school"]], teachers[told["school"]]) for told in story.classes]
    return Village(story, schools, classes, _coordinator(story.language))


def add_administrator() -> Person:
    return _adult(Role.ADMINISTRATOR, "Admin", "admin", "de")


def _school(story: Story, told: dict[str, str]) -> School:
    school = School(
        region_key=story.region_key,
        name=told["name"],
        town=told["town"],
        type_key=told["type"],
        email=f"office{len(told['name'])}-{story.language}@{DOMAIN}",
        source="demo",
    )
    db.session.add(school)
    db.session.flush()
    index([school])
    return school


def _teacher(language: str, number: int, school: School) -> Person:
    teacher = _adult(Role.TEACHER, TEACHERS[language][number], f"teacher{number + 1}-{language}", language)
    db.session.add(Membership(person_id=teacher.id, school_id=school.id, confirmed_at=now()))
    return teacher


def _class(story: Story, told: dict[str, Any], school: School, teacher: Person) -> SchoolClass:
    grade = str(told["grade"])
    made = open_class(teacher, school, str(told["name"]), grade_key=grade, language=story.language)
    describe(made, told["size"], {pair[:2]: pair[3:] for pair in told["languages"]})
    add_students(made, told["students"])
    return made


def _coordinator(language: str) -> Person:
    person = _adult(Role.COORDINATOR, f"Koordination {REGIONS[language].title()}", f"coordinator-{language}", language)
    person.cares_for = [Assignment(region_key=REGIONS[language])]
    person.reads = [ReadLanguage(language=lang) for lang in (language, "en", *ALSO_READS[language])]
    return person


def _adult(role: Role, name: str, mailbox: str, language: str) -> Person:
    person = Person(role=role, name=name, email=f"{mailbox}@{DOMAIN}", email_confirmed_at=now(), language=language)
    db.session.add(person)
    db.session.flush()
    return person
