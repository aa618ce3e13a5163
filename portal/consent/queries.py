"""Reads consent and the rules about it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ScalarSelect, func, or_, select
from sqlalchemy.orm import aliased, joinedload, lazyload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass, Student
from portal.consent.models import Consent, ConsentRule
from portal.consent.rules.codes import Giver, Kind, Lack, Use
from portal.consent.rules.gate import Ages, Decision, Showing, lacks
from portal.core.clock import today
from portal.core.db import db

STRICT = Ages(student_from=0, parent_until=200)  # where a region has no rule, everybody is asked


@dataclass(frozen=True)
class Rule:
    """What counts in a region today."""

    ages: Ages
    without_consent: frozenset[str]
    basis: str
    language: str  # of the basis


@dataclass(frozen=True)
class Wanted:
    """What of which students of a class is to be shown, and where."""

    shown: Collection[tuple[Person, Kind]]
    school_class: SchoolClass
    use: Use
    school_year: int  # in which the work was made
    project_id: int


@dataclass(frozen=True)
class Missing:
    """Something that may not be shown of a student."""

    person: Person
    kind: Kind
    lacks: Mapping[Giver, Lack]


def rule_of(region_key: str, day: date | None = None) -> Rule:
    """The newest rule that has begun; where there is none, the strictest."""
    row = next((each for each in versions_of(region_key) if each.valid_from <= (day or today())), None)
    if row is None:
        return Rule(STRICT, frozenset(), "", "")
    return Rule(Ages(row.student_from, row.parent_until), frozenset(row.without_consent), row.basis, row.language)


def versions_of(region_key: str) -> list[ConsentRule]:
    """The newest first."""
    query = select(ConsentRule).options(joinedload(ConsentRule.by).lazyload("*")).filter_by(region_key=region_key)
    return list(db.session.scalars(query.order_by(ConsentRule.valid_from.desc(), ConsentRule.id.desc())))


def rules_today() -> dict[str, ConsentRule]:
    """What counts today, by region."""
    query = select(ConsentRule).where(ConsentRule.valid_from <= today())
    return {row.region_key: row for row in db.session.scalars(query.order_by(ConsentRule.valid_from, ConsentRule.id))}


def givers_of(school_class: SchoolClass) -> frozenset[Giver]:
    """Whose consent the students of a class need."""
    return rule_of(school_class.school.region_key).ages.givers(school_class.age_from, school_class.age_to)


def consents_of(person_ids: Collection[int]) -> dict[int, list[Consent]]:
    """All that was decided about these students, in the order it was made, in one query."""
    found: dict[int, list[Consent]] = {number: [] for number in person_ids}
    query = select(Consent).where(Consent.person_id.in_(person_ids)).order_by(Consent.id)
    for consent in db.session.scalars(query.options(lazyload("*"))):
        found[consent.person_id].append(consent)
    return found


def history_of(person: Person) -> list[Consent]:
    """All that was decided about a student, the newest first."""
    query = select(Consent).where(Consent.person_id == person.id).order_by(Consent.id.desc())
    return list(db.session.scalars(query.options(joinedload(Consent.by).lazyload("*"))))


def missing(wanted: Sequence[Wanted]) -> list[list[Missing]]:
    """Of each what may not be shown, in the order of the question; all consent is read in one query."""
    rules = {key: rule_of(key) for key in {each.school_class.school.region_key for each in wanted}}
    decided = consents_of({person.id for each in wanted for person, _ in each.shown})
    decisions = {number: [decision_of(consent) for consent in decided[number]] for number in decided}
    return [_missing(each, rules[each.school_class.school.region_key], decisions) for each in wanted]


def _missing(wanted: Wanted, rule: Rule, decisions: Mapping[int, Sequence[Decision]]) -> list[Missing]:
    givers = rule.ages.givers(wanted.school_class.age_from, wanted.school_class.age_to)
    found = []
    for person, kind in wanted.shown:
        if wanted.use == Use.WEBSITE and kind in rule.without_consent:
            continue
        showing = Showing(wanted.use, kind, wanted.school_year, today(), wanted.project_id)
        if why := lacks(showing, decisions[person.id], givers):
            found.append(Missing(person, kind, why))
    return found


def decision_of(consent: Consent) -> Decision:
    grants = frozenset(consent.grants)
    return Decision(
        consent.giver, grants, consent.school_year, consent.until, consent.project_id, consent.is_withdrawal
    )


def replaced_at() -> ScalarSelect[datetime]:
    """When a decision stopped to count, whatever is asked: a later one is about all that it was about."""
    later = aliased(Consent)
    query = select(func.min(later.at)).where(
        later.person_id == Consent.person_id,
        later.giver == Consent.giver,
        later.id > Consent.id,
        or_(later.project_id.is_(None), later.project_id == Consent.project_id),
        or_(later.school_year.is_(None), later.school_year == Consent.school_year),
    )
    return query.correlate(Consent).scalar_subquery()


def lock(person_ids: Collection[int]) -> None:
    """Nobody decides about these students, or publishes something of them, until this transaction ends."""
    query = select(Student.person_id).where(Student.person_id.in_(person_ids)).order_by(Student.person_id)
    db.session.execute(query.with_for_update())
