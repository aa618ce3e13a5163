"""Registers a teacher together with a school, a class and a first project."""

from dataclasses import dataclass

from portal.accounts.actions.sign_up import sign_up
from portal.accounts.models import Person
from portal.classes.actions import open_class
from portal.core.web.access import Role
from portal.projects.actions.projects import Description, open_project
from portal.schools.actions.memberships import join
from portal.schools.actions.schools import add_missing
from portal.schools.models import School


@dataclass(frozen=True)
class Registration:
    """What a newcomer says about herself, her class and her project."""

    name: str
    email: str
    password: str | None
    language: str
    class_name: str
    age: int
    title: str


@dataclass(frozen=True)
class MissingSchool:
    """A school that is not in the directory yet; the coordination of its region checks it."""

    name: str
    town: str
    region_key: str


def register(registration: Registration, at: School | MissingSchool) -> Person:
    """The new teacher."""
    teacher = sign_up(registration.name, registration.email, registration.password, registration.language, Role.TEACHER)
    school = at if isinstance(at, School) else add_missing(at.name, at.town, at.region_key, by=teacher)
    join(teacher, school)
    # Cards and new students speak the school's language.
    card_language = school.region.languages[0]
    school_class = open_class(teacher, school, registration.class_name, age=registration.age, language=card_language)
    project = Description(
        title=registration.title,
        language=registration.language,
        languages=(registration.language,),
        age_from=school_class.age_from,
        age_to=school_class.age_to,
        regions=(school.region_key,),
    )
    open_project(project, school=school, classes=[school_class], by=teacher)
    return teacher
