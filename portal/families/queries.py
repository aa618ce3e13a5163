"""Reads what the families of a class have answered."""

from portal.accounts.models import Person
from portal.classes.models import SchoolClass, Student
from portal.consent.queries import consents_of, decision_of, givers_of
from portal.core.clock import today
from portal.families.rules import Standing, standing
from portal.holidays.rules.days import year_of


def standings(school_class: SchoolClass) -> dict[int, Standing]:
    """What may be shown of each student of a class, by id, in two queries."""
    givers, day = givers_of(school_class), today()
    decided = consents_of([student.person_id for student in school_class.students])
    return {
        number: standing([decision_of(each) for each in consents], givers, year_of(day), day)
        for number, consents in decided.items()
    }


def people_of(school_class: SchoolClass) -> dict[int, Person]:
    return {student.person_id: student.person for student in school_class.students}


def standing_of(student: Student) -> Standing:
    return standings(student.school_class)[student.person_id]
