"""Writes letters to families and records their answers; what may not be shown any more goes in the same moment."""

import json
from collections.abc import Callable, Collection, Mapping
from hashlib import sha256

from flask import current_app
from sqlalchemy import select

from portal.accounts.models import Person
from portal.classes.models import SchoolClass, Student
from portal.consent.actions import Terms, record, withdraw
from portal.consent.queries import givers_of
from portal.consent.rules.codes import ConsentRefusal, Giver, Way
from portal.contributions.actions.publishing import check_again
from portal.contributions.queries.consent import published_with
from portal.core.claims import add_if_new, claim
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.families.models import FamilyLanguage, Introduction, Letter, LetterText
from portal.families.queries import get_student_of, letters_of, people_of
from portal.families.rules.answers import Answer, answered
from portal.families.rules.letters import LetterRefusal, Words, letter_code, letter_hash


def record_class(school_class: SchoolClass, answers: Mapping[int, str], terms: Terms, *, by: Person) -> int:
    """What the sheets of paper of a class say; gives how many families were recorded. Unknown students are dropped."""
    people = people_of(school_class)
    known = {number: answer for number, answer in answers.items() if number in people}
    alike = answered(known, givers_of(school_class))
    is_yes = any(answer == Answer.YES for answer, _ in alike)
    if not alike or (is_yes and not terms.grants):
        raise Refused(ConsentRefusal.NOTHING_TICKED)
    for (answer, givers), numbers in alike.items():
        what = terms if answer == Answer.YES else Terms((), terms.school_year, terms.until, terms.project_id)
        record([people[number] for number in numbers], givers, what, Way.PAPER, by=by)
    recorded = [number for numbers in alike.values() for number in numbers]
    check_again(published_with(recorded))
    return len(recorded)


def record_sheet(
    school_class: SchoolClass, letter: Letter, answer: Answer, ticked: tuple[str, ...], *, by: Person
) -> None:
    """What one signed letter says; of what it did not ask for nothing is taken. By phone it can only be taken back."""
    allowed = tuple(grant for grant in letter.grants if grant in ticked)
    terms = Terms(allowed, letter.school_year, letter.until, letter.project_id)
    record_class(school_class, {letter.person_id: answer}, terms, by=by)
    letter.answered_at = letter.answered_at or now()


def take_back(student: Student, giver: Giver, way: Way, *, by: Person | None = None) -> int:
    """Nothing is allowed any more; gives how many contributions were public with the student until now."""
    withdraw(student.person, giver, way, by=by)
    shown = published_with([student.person_id])
    check_again(shown)
    return len(shown)


def set_languages(school_class: SchoolClass, languages: Mapping[int, str]) -> None:
    """In which language the families of a class read letters."""
    for number in people_of(school_class):
        if language := languages.get(number):
            db.session.merge(FamilyLanguage(person_id=number, language=language))
    db.session.flush()


def write_letters(
    students: Collection[Student],
    languages: Mapping[int, str],
    terms: Terms,
    words: Callable[[str], Words],
    *,
    by: Person,
) -> None:
    """One to each family; who has an open one that asks for the same in the same words keeps it, with its code.

    `words` gives those of a language; `languages` is by the id of the student.
    """
    known = letters_of([student.person_id for student in students])
    texts = {language: _text(language, words(language)) for language in {*languages.values()}}
    for student in students:
        language = languages[student.person_id]
        school_language = student.school_class.card_language
        texts.setdefault(school_language, _text(school_language, words(school_language)))
        letter = _letter(student.person, terms, (texts[language], texts[school_language]), by)
        if not _is_same(known.get(student.person_id), letter):
            db.session.add(letter)
            db.session.flush()
            secret = current_app.config["SECRET_KEY"]
            letter.code_hash = letter_hash(secret, letter_code(secret, letter.id, letter.person_id))
    db.session.flush()


def answer_letter(letter: Letter, grants: tuple[str, ...]) -> None:
    """What the parents allow; the letter counts once. Of what it did not ask for nothing is taken."""
    if letter.until < today():
        raise Refused(LetterRefusal.ENDED)
    claim(letter, Letter.answered_at.is_(None), refusal=LetterRefusal.ANSWERED, answered_at=now())
    allowed = tuple(grant for grant in letter.grants if grant in grants)
    terms = Terms(allowed, letter.school_year, letter.until, letter.project_id)
    record([letter.person], [Giver.PARENT], terms, Way.LETTER)
    check_again(published_with([letter.person_id]))


def agree(student: Student, letter: Letter, *, agrees: bool) -> None:
    """What the student says about what the letter to the family asks for."""
    terms = Terms(tuple(letter.grants) if agrees else (), letter.school_year, letter.until, letter.project_id)
    record([student.person], [Giver.STUDENT], terms, Way.ACCOUNT, by=student.person)
    check_again(published_with([student.person_id]))


def take_back_letter(letter: Letter) -> int:
    """The parents have thought about it again; gives how many contributions were looked at."""
    return take_back(get_student_of(letter), Giver.PARENT, Way.LETTER)


def introduce(region_key: str, texts: Mapping[str, str], *, by: Person) -> None:
    """What the letters of a region say first, by language; only what is new makes a version."""
    for language, text in texts.items():
        db.session.add(Introduction(region_key=region_key, language=language, text=text, by_id=by.id))


def _text(language: str, words: Words) -> LetterText:
    """These words, once, however many letters say them."""
    digest = sha256(json.dumps([language, words], sort_keys=True).encode()).hexdigest()
    add_if_new(LetterText, digest=digest, language=language, words=words, at=now())
    return db.session.scalars(select(LetterText).filter_by(digest=digest)).one()


def _letter(person: Person, terms: Terms, texts: tuple[LetterText, LetterText], by: Person) -> Letter:
    own, of_school = texts
    return Letter(
        person_id=person.id,
        grants=list(terms.grants),
        school_year=terms.school_year,
        until=terms.until,
        project_id=terms.project_id,
        text_id=own.id,
        school_text_id=of_school.id,
        by_id=by.id,
    )


def _is_same(known: Letter | None, wanted: Letter) -> bool:
    facts = ("grants", "school_year", "until", "project_id", "text_id", "school_text_id")
    is_open = known is not None and known.answered_at is None
    return is_open and all(getattr(known, name) == getattr(wanted, name) for name in facts)
