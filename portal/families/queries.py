"""Reads what the families of a class were asked and have answered."""

from collections.abc import Collection
from datetime import timedelta

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass, Student
from portal.classes.queries import code_of as link_to_code
from portal.classes.rules import codes
from portal.consent.models import Consent
from portal.consent.queries import consents_of, decision_of, givers_of
from portal.consent.rules.codes import Giver
from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import existing
from portal.families.models import FamilyLanguage, Introduction, Letter
from portal.families.rules.answers import Standing, standing
from portal.families.rules.letters import former_code, letter_code, letter_hash
from portal.holidays.rules.days import year_of

LOOKED_BACK = timedelta(days=14)  # as long as a portal may have been switched off without anybody noticing


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


def languages_of(school_class: SchoolClass) -> dict[int, str]:
    """In which language each family reads, by the id of the student."""
    numbers = [student.person_id for student in school_class.students]
    chosen = db.session.scalars(select(FamilyLanguage).where(FamilyLanguage.person_id.in_(numbers)))
    return dict.fromkeys(numbers, school_class.card_language) | {each.person_id: each.language for each in chosen}


def letters_of(person_ids: Collection[int]) -> dict[int, Letter]:
    """The last letter of this school year to each family, by the id of the student."""
    of_year = (Letter.person_id.in_(person_ids), Letter.school_year == year_of(today()))
    texts = (joinedload(Letter.person).lazyload("*"), joinedload(Letter.text), joinedload(Letter.school_text))
    letters = db.session.scalars(select(Letter).options(*texts).where(*of_year).order_by(Letter.id))
    return {letter.person_id: letter for letter in letters}


def find_letter(code: str) -> Letter | None:
    """By its code as it was typed or scanned."""
    hashed = letter_hash(current_app.config["SECRET_KEY"], codes.typed(code))
    return db.session.scalar(select(Letter).where(Letter.code_hash == hashed))


def find_letter_to(school_class: SchoolClass, scanned: str | None) -> Letter | None:
    """By what the square carries or by the code below it; letters to families of other classes are not found."""
    last = (scanned or "").strip().rpartition("/")[2]
    letter = find_letter(link_to_code(last) or last)
    return letter if letter and letter.person_id in people_of(school_class) else None


def find_class_taught(person: Person, letter: Letter) -> int | None:
    """The class of the letter's student, if this is her teacher."""
    student = db.session.get(Student, letter.person_id)
    is_hers = person.is_authenticated and student is not None and student.school_class.teacher_id == person.id
    return student.class_id if student and is_hers else None


def get_letter_to(school_class: SchoolClass, link: str) -> Letter:
    """By the code of a link, which only this installation can have made."""
    return existing(find_letter_to(school_class, link) if link_to_code(link) else None)


def ended_lately() -> list[int]:
    """The ids of students of whom something was allowed until a day that has passed."""
    ended = (Consent.until < today(), Consent.until >= today() - LOOKED_BACK)
    return list(db.session.scalars(select(Consent.person_id).where(*ended).distinct().order_by(Consent.person_id)))


def find_own_letter(student: Student) -> Letter | None:
    """What a student who has to agree as well is asked: the last letter of this school year to the family."""
    if Giver.STUDENT not in givers_of(student.school_class):
        return None
    return letters_of([student.person_id]).get(student.person_id)


def has_said(student: Student) -> bool:
    """The student has answered for works of this school year, or taken the answer back."""
    return any(
        each.giver == Giver.STUDENT and each.school_year in (None, year_of(today()))
        for each in consents_of([student.person_id])[student.person_id]
    )


def is_asked(person: Person) -> bool:
    """A letter went to the student's family, the student has to agree as well and has not answered."""
    student = db.session.get(Student, person.id)
    return student is not None and find_own_letter(student) is not None and not has_said(student)


def get_student(person: Person) -> Student:
    """The class membership of whoever is signed in as a student."""
    return existing(db.session.get(Student, person.id))


def get_student_of(letter: Letter) -> Student:
    """Whom the letter is about, with the class of today."""
    return existing(db.session.get(Student, letter.person_id))


def code_of(letter: Letter) -> str:
    """The one whose hash is known."""
    secret = current_app.config["SECRET_KEY"]
    code = letter_code(secret, letter.id, letter.person_id)
    return code if letter_hash(secret, code) == letter.code_hash else former_code(secret, letter.id)


def introductions(region_key: str) -> dict[str, Introduction]:
    """The newest of each language."""
    query = select(Introduction).where(Introduction.region_key == region_key).order_by(Introduction.id)
    return {each.language: each for each in db.session.scalars(query.options(joinedload(Introduction.by)))}
