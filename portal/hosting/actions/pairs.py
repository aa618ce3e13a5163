"""Teachers say who must or would like to stay together, pin pairs, keep what was found, and confirm it."""

from collections.abc import Mapping

from sqlalchemy import select

from portal.core.claims import add_if_new
from portal.core.db import db
from portal.core.refusal import Refused, existing
from portal.hosting.actions.participants import hold, must_go_on
from portal.hosting.models import HostingBond, HostingPair, VisitHosting
from portal.hosting.queries.pairs import Situation, situation_of
from portal.hosting.rules.codes import Refusal
from portal.visits.models import Visit
from portal.visits.rules.codes import Side


def lock(visit: Visit) -> VisitHosting:
    """How far its pairing is, which one transaction at a time changes: teachers of both sides pair the same people."""
    hold(visit)
    must_go_on(visit)
    add_if_new(VisitHosting, visit_id=visit.id, sought_in="", is_proven=False, host_confirmed="", guest_confirmed="")
    query = select(VisitHosting).where(VisitHosting.visit_id == visit.id)
    return existing(db.session.scalar(query.execution_options(populate_existing=True)))


def keep_pairs(visit: Visit, seen: Situation, hosts: Mapping[int, int], *, is_proven: bool) -> None:
    """What was found for a situation; refuses when somebody has changed it meanwhile. Pins stay as they are."""
    hosting, situation = lock(visit), situation_of(visit)
    if situation.inputs != seen.inputs:
        raise Refused(Refusal.CHANGED)
    for pair in situation.pairs.values():
        if not pair.is_pinned:
            db.session.delete(pair)
    db.session.flush()
    for guest, host in hosts.items():
        if guest not in situation.question.pinned:
            db.session.add(HostingPair(guest_id=guest, host_id=host))
    hosting.sought_in, hosting.is_proven = situation.inputs, is_proven
    db.session.flush()


def pin(visit: Visit, guest: int, host: int) -> None:
    """The guest stays with this family, whatever the limits say; but it must have a place left by other pins."""
    lock(visit)
    situation = situation_of(visit)
    existing(situation.question.guests.get(guest))
    family = existing(situation.question.hosts.get(host))
    others = [one for one, at in situation.question.pinned.items() if at == host and one != guest]
    if len(others) >= family.n_guests:
        raise Refused(Refusal.NO_PLACE)
    db.session.merge(HostingPair(guest_id=guest, host_id=host, is_pinned=True))
    db.session.flush()


def unpin(visit: Visit, guest: int) -> None:
    """The pair stays until pairs are sought again."""
    lock(visit)
    if pair := situation_of(visit).pairs.get(guest):
        pair.is_pinned = False


def join(visit: Visit, one: int, other: int, *, is_must: bool) -> None:
    """Two guests stay together, or would like to."""
    lock(visit)
    guests = {guest.id for guest in situation_of(visit).guests}
    existing(({one, other} <= guests and one != other) or None)
    db.session.merge(HostingBond(one_id=min(one, other), other_id=max(one, other), is_must=is_must))
    db.session.flush()


def part(visit: Visit, one: int, other: int) -> None:
    """They need not stay together any more."""
    lock(visit)
    for bond in situation_of(visit).bonds:
        if (bond.one_id, bond.other_id) == (min(one, other), max(one, other)):
            db.session.delete(bond)


def confirm(visit: Visit, side: Side, version: str) -> bool:
    """This side says yes to the pairs as they were shown; False: it has said so before."""
    hosting, situation = lock(visit), situation_of(visit)
    if situation.version != version:
        raise Refused(Refusal.CHANGED)
    if not situation.is_current or not situation.pairs:
        raise Refused(Refusal.NOTHING_TO_CONFIRM)
    is_new = hosting.confirmed(side) != version
    setattr(hosting, f"{side}_confirmed", version)
    return is_new
