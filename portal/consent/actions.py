"""Records consent and the rules about it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from portal.accounts.models import Person
from portal.consent.models import Consent, ConsentRule
from portal.consent.queries import lock
from portal.consent.rules.codes import Giver, Way
from portal.consent.rules.shipped import shipped_rules
from portal.core.db import db


@dataclass(frozen=True)
class Terms:
    """What is allowed, for works of which school year, how long and in which project."""

    grants: tuple[str, ...] = ()
    school_year: int | None = None
    until: date | None = None
    project_id: int | None = None


NOTHING = Terms()


def record(
    people: Collection[Person], givers: Iterable[Giver], terms: Terms, way: Way, *, by: Person | None = None
) -> None:
    """The same decision of several families."""
    lock([person.id for person in people])
    db.session.add_all(_decision(person, giver, terms, way, by) for person in people for giver in sorted(givers))
    db.session.flush()


def withdraw(person: Person, giver: Giver, way: Way, *, by: Person | None = None) -> None:
    """From now on nothing is allowed any more, until it is allowed anew."""
    lock([person.id])
    decision = _decision(person, giver, NOTHING, way, by)
    decision.is_withdrawal = True
    db.session.add(decision)
    db.session.flush()


def change_rule(
    region_key: str, ages: tuple[int, int], without_consent: list[str], valid_from: date, *, by: Person, **texts: str
) -> None:
    """A new version; the older ones stay readable. `texts`: language, basis, source, confidence."""
    student_from, parent_until = ages
    rule = ConsentRule(region_key=region_key, valid_from=valid_from, by_id=by.id, without_consent=without_consent)
    rule.student_from, rule.parent_until = student_from, parent_until
    for name, text in texts.items():
        setattr(rule, name, text)
    db.session.add(rule)


def load_facts() -> int:
    """Adds the shipped rules of regions that have none yet. Returns how many were added."""
    known = set(db.session.scalars(select(ConsentRule.region_key)))
    added = [
        ConsentRule(
            region_key=row["region_key"],
            valid_from=date.fromisoformat(row["valid_from"]),
            student_from=int(row["student_from"]),
            parent_until=int(row["parent_until"]),
            without_consent=row["without_consent"].split(),
            **{name: row[name] for name in ("basis", "source", "confidence")},
        )
        for row in shipped_rules()
        if row["region_key"] not in known
    ]
    db.session.add_all(added)
    return len(added)


def _decision(person: Person, giver: Giver, terms: Terms, way: Way, by: Person | None) -> Consent:
    return Consent(
        person_id=person.id,
        giver=giver,
        way=way,
        grants=list(terms.grants),
        school_year=terms.school_year,
        until=terms.until,
        project_id=terms.project_id,
        by_id=by.id if by else None,
    )
