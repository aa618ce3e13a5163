"""Reads who stays with whom, and whether that still holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from portal.core.db import db
from portal.core.fingerprint import fingerprint
from portal.hosting.models import HostingBond, HostingPair, VisitHosting, VisitParticipant
from portal.hosting.queries.answers import answer_of
from portal.hosting.queries.participants import participants_of
from portal.hosting.rules.codes import Kind
from portal.hosting.rules.pairing import Bond, Question
from portal.visits.models import Visit
from portal.visits.rules.codes import Side


@dataclass(frozen=True)
class Situation:
    """Everything about the pairing of a visit at one moment."""

    people: Mapping[int, VisitParticipant]  # students of both sides
    question: Question
    pairs: Mapping[int, HostingPair]  # by the guest
    bonds: Sequence[HostingBond]
    hosting: VisitHosting | None
    inputs: str  # fingerprint of answers, pins and wishes

    @property
    def hosts(self) -> dict[int, int]:
        return {guest: pair.host_id for guest, pair in self.pairs.items()}

    @property
    def guests(self) -> list[VisitParticipant]:
        return [one for one in self.people.values() if one.side == Side.GUEST]

    @property
    def families(self) -> list[VisitParticipant]:
        return [one for one in self.people.values() if one.side == Side.HOST]

    @property
    def is_sought(self) -> bool:
        return self.hosting is not None and self.hosting.sought_in != ""

    @property
    def is_current(self) -> bool:
        """Nothing has changed since the pairs were found."""
        return self.hosting is not None and self.hosting.sought_in == self.inputs

    @property
    def version(self) -> str:
        """Of the pairs, to which teachers say yes."""
        return fingerprint(self.inputs, sorted(self.hosts.items()))

    def is_confirmed(self, side: Side) -> bool:
        return self.hosting is not None and self.hosting.confirmed(side) == self.version and self.is_current


def situation_of(visit: Visit, language: str = "en") -> Situation:
    by_side = participants_of(visit, language)
    people = {one.id: one for side in Side for one in by_side[side] if one.kind == Kind.STUDENT}
    found = db.session.scalars(select(HostingPair).where(HostingPair.guest_id.in_([*people])))
    pairs = {pair.guest_id: pair for pair in found}
    wishes = select(HostingBond).where(HostingBond.one_id.in_([*people]))
    bonds = db.session.scalars(wishes.order_by(HostingBond.one_id, HostingBond.other_id)).all()
    hosting = db.session.get(VisitHosting, visit.id)
    return Situation(people, _question(people, pairs, bonds), pairs, bonds, hosting, _inputs(people, pairs, bonds))


def _question(
    people: Mapping[int, VisitParticipant], pairs: Mapping[int, HostingPair], bonds: Sequence[HostingBond]
) -> Question:
    """In the order of their numbers, so that the same answers give the same pairs."""
    answers = {number: answer for number in sorted(people) if (answer := answer_of(people[number]))}
    return Question(
        guests={number: answer for number, answer in answers.items() if people[number].side == Side.GUEST},
        hosts={n: answer for n, answer in answers.items() if people[n].side == Side.HOST and answer.n_guests},
        bonds=[Bond(bond.one_id, bond.other_id, bond.is_must) for bond in bonds],
        pinned={guest: pair.host_id for guest, pair in sorted(pairs.items()) if pair.is_pinned},
    )


def _inputs(
    people: Mapping[int, VisitParticipant], pairs: Mapping[int, HostingPair], bonds: Sequence[HostingBond]
) -> str:
    answers = sorted((number, one.answer.sealed if one.answer else "") for number, one in people.items())
    pins = sorted((guest, pair.host_id) for guest, pair in pairs.items() if pair.is_pinned)
    return fingerprint(answers, pins, sorted((bond.one_id, bond.other_id, bond.is_must) for bond in bonds))
