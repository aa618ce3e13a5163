"""Opens and changes classes, and looks after their students and cards."""

from collections.abc import Collection

from flask import current_app
from sqlalchemy import select

from portal.accounts.models import Person
from portal.classes import queries
from portal.classes.models import SchoolClass, Student
from portal.classes.rules import codes
from portal.classes.rules.grades import all_grades, nearest_grade
from portal.classes.rules.names import CheckedNames, check_names
from portal.core.db import db
from portal.core.paper import unprintable
from portal.core.text import fold
from portal.core.web.access import Role
from portal.regions.queries import must_be_open
from portal.schools.models import School


def open_class(
    teacher: Person, school: School, name: str, *, age: int | None = None, grade_key: str | None = None, language: str
) -> SchoolClass:
    """A new class, of a grade or of an age in years; refused while the region's partnership is suspended."""
    must_be_open(school.region_key)
    school_class = SchoolClass(teacher=teacher, school=school, languages={})
    school_class.year_ends_on = queries.end_of_year_at(school)
    _set_class_code(school_class)
    edit(school_class, name, age=age, grade_key=grade_key, language=language)
    db.session.add(school_class)
    db.session.flush()
    return school_class


def edit(
    school_class: SchoolClass, name: str, *, age: int | None = None, grade_key: str | None = None, language: str
) -> None:
    """Changes a class; `language` is that of new cards and new students, the others keep theirs."""
    school_class.name, school_class.card_language = name, language
    _set_age(school_class, age, grade_key)


def describe(school_class: SchoolClass, n_students: int | None, languages: dict[str, str]) -> None:
    """What partner classes want to know: the size, and languages with their CEFR level."""
    school_class.n_students, school_class.languages = n_students, languages


def add_students(
    school_class: SchoolClass, names: list[str], seen: int | None = None, first_names: Collection[str] = ()
) -> tuple[list[Student], CheckedNames]:
    """Adds the students whose names are accepted; the second result says who was refused and why.

    `seen` is the newest student (person id, 0 for none) whom the teacher knew when typing: the same list sent twice
    over a bad line adds nobody twice. `first_names`: see `check_names`.
    """
    db.session.execute(select(SchoolClass.id).filter_by(id=school_class.id).with_for_update())
    db.session.refresh(school_class, ["students"])
    known = [s for s in school_class.students if seen is None or s.person_id <= seen]
    since = {fold(s.person.name) for s in school_class.students if s not in known}
    checked = check_names(names, [s.person.name for s in known], first_names, unprintable(names))
    return [_add(school_class, name) for name in checked.accepted if fold(name) not in since], checked


def rename_student(student: Student, name: str, first_names: Collection[str] = ()) -> CheckedNames:
    """Gives the student the name, unless it is refused."""
    others = [s.person.name for s in student.school_class.students if s is not student]
    checked = check_names([name], others, first_names, unprintable([name]))
    for accepted in checked.accepted:
        student.person.name = accepted
    return checked


def renew_card(student: Student) -> None:
    """The old card is void, and whoever is signed in with it is signed out."""
    student.card_serial += 1
    student.person.sign_in_serial += 1
    _set_card_hash(student)


def renew_all_cards(school_class: SchoolClass) -> None:
    for student in school_class.students:
        renew_card(student)


def renew_class_code(school_class: SchoolClass) -> None:
    """Until the end of the school year; the old code is void, all students are signed out, their cards stay good."""
    _set_class_code(school_class)
    for student in school_class.students:
        student.person.sign_in_serial += 1


def _add(school_class: SchoolClass, name: str) -> Student:
    person = Person(role=Role.STUDENT, name=name, language=school_class.card_language)
    db.session.add(person)
    db.session.flush()
    student = Student(person=person, person_id=person.id, card_serial=1)
    _set_card_hash(student)
    school_class.students.append(student)
    db.session.flush()
    return student


def _set_card_hash(student: Student) -> None:
    """Stores the hash by which the card finds the student."""
    student.card_hash = codes.card_hash(current_app.config["SECRET_KEY"], queries.card_code(student))


def _set_age(school_class: SchoolClass, age: int | None, grade_key: str | None) -> None:
    """The age is what counts; without a known grade it spans two years, as in every class."""
    region = school_class.school.region
    grade = all_grades().get(grade_key or "")
    if grade is None and age is not None:
        grade = nearest_grade(region.key, age, region.country)
    if grade:
        school_class.grade_key, school_class.age_from, school_class.age_to = grade.key, grade.age_from, grade.age_to
    elif age is not None:
        school_class.grade_key, school_class.age_from, school_class.age_to = None, age, age + 1


def _set_class_code(school_class: SchoolClass) -> None:
    school_class.code = _free_class_code()
    school_class.code_expires_on = queries.end_of_year_at(school_class.school)


def _free_class_code() -> str:
    code = codes.new_class_code()
    return code if queries.is_code_free(code) else _free_class_code()
