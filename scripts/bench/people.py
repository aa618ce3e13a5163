"""An invented country of schools, teachers, classes and students, written in bulk."""

from dataclasses import dataclass
from random import Random
from typing import Any

from sqlalchemy import insert

from portal.accounts.models import Assignment, Person, ReadLanguage
from portal.classes.models import SchoolClass, Student
from portal.core.clock import now
from portal.core.db import db
from portal.core.web.access import Role
from portal.schools.models import Membership, School
from scripts.bench.texts import Vocabulary

PER_SCHOOL = 4  # classes
PER_CLASS = 8  # students with a card


@dataclass(frozen=True)
class Country:
    """Who lives there: numbers are ids, and classes follow their school."""

    n_schools: int
    vocabularies: list[Vocabulary]

    @property
    def n_classes(self) -> int:
        return self.n_schools * PER_SCHOOL

    def vocabulary(self, school_id: int) -> Vocabulary:
        return self.vocabularies[school_id % len(self.vocabularies)]

    def school_of(self, class_id: int) -> int:
        return (class_id - 1) // PER_SCHOOL + 1

    def age_of(self, class_id: int) -> int:
        return 10 + class_id % 8

    def teacher_of(self, class_id: int) -> int:
        return self.school_of(class_id)

    def coordinator(self, vocabulary: Vocabulary) -> int:
        return self.n_schools + 1 + self.vocabularies.index(vocabulary)

    def student(self, class_id: int, number: int) -> int:
        return self.n_schools + len(self.vocabularies) + (class_id - 1) * PER_CLASS + number + 1


def settle(country: Country, chance: Random) -> None:
    """Writes schools, teachers, coordinators, classes and students."""
    schools, classes = range(1, country.n_schools + 1), range(1, country.n_classes + 1)
    everywhere = [(class_id, number) for class_id in classes for number in range(PER_CLASS)]
    _write(School, [_school(country, n, chance) for n in schools])
    _write(Person, [_adult(n, Role.TEACHER, country.vocabulary(n).language) for n in schools])
    _write(Person, [_adult(country.coordinator(t), Role.COORDINATOR, t.language) for t in country.vocabularies])
    _write(Person, [_child(country, *place) for place in everywhere])
    _write(Membership, [{"person_id": n, "school_id": n, "confirmed_at": now()} for n in schools])
    _write(
        Assignment, [{"person_id": country.coordinator(t), "region_key": t.region_key} for t in country.vocabularies]
    )
    _write(ReadLanguage, [{"person_id": country.coordinator(t), "language": t.language} for t in country.vocabularies])
    _write(SchoolClass, [_class(country, n) for n in classes])
    _write(Student, [_student(country, *place) for place in everywhere])


def _write(model: Any, rows: list[dict[str, Any]]) -> None:
    db.session.execute(insert(model.__table__), rows)


def _school(country: Country, n: int, chance: Random) -> dict[str, Any]:
    vocabulary = country.vocabulary(n)
    name, town = vocabulary.title(chance).title(), chance.choice(vocabulary.long).title()
    return {
        "id": n,
        "region_key": vocabulary.region_key,
        "name": name,
        "town": town,
        "email": f"office{n}@bench.example",
    }


def _adult(n: int, role: Role, lang: str) -> dict[str, Any]:
    email = f"person{n}@bench.example"
    return {"id": n, "role": role, "name": f"N. {n}", "email": email, "email_confirmed_at": now(), "language": lang}


def _child(country: Country, class_id: int, number: int) -> dict[str, Any]:
    lang = country.vocabulary(country.school_of(class_id)).language
    return {
        "id": country.student(class_id, number),
        "role": Role.STUDENT,
        "name": f"Kim {number + 1}",
        "language": lang,
    }


def _student(country: Country, class_id: int, number: int) -> dict[str, Any]:
    person_id = country.student(class_id, number)
    return {"person_id": person_id, "class_id": class_id, "card_hash": f"card {person_id}"}


def _class(country: Country, n: int) -> dict[str, Any]:
    school_id, age = country.school_of(n), country.age_of(n)
    lang = country.vocabulary(school_id).language
    return {
        "id": n,
        "school_id": school_id,
        "teacher_id": country.teacher_of(n),
        "name": f"{age - 5}{'abcd'[n % 4]}",
        "age_from": age,
        "age_to": age + 1,
        "n_students": 24,
        "languages": {lang: "C2", "en": "B1"},
        "card_language": lang,
        "code": f"C{n:06}",
    }
