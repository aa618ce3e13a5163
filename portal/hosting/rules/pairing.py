"""Which guest stays with which family: the problem for the solver, and in words of this field why somebody is left."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from portal.hosting.rules.answers import Answer
from portal.hosting.rules.codes import Limit
from portal.hosting.rules.fit import Fit, fit
from portal.solver.hosting.problem import Hosting, Near
from portal.solver.hosting.reasons import shortage_of

FOR_FRIENDS = 25  # points of a fulfilled wish to stay together


class Why(StrEnum):
    """Why a guest has no family."""

    UNANSWERED = "unanswered"  # the own family has not told anything
    NO_FAMILY = "no_family"  # every family is excluded
    TOO_FEW = "too_few"  # guests compete for fewer places
    TOGETHER = "together"  # no family has room for all who must stay together


@dataclass(frozen=True)
class Bond:
    """Two guests who must stay together, or would like to."""

    one: int
    other: int
    is_must: bool


@dataclass(frozen=True)
class Question:
    """Who is to be paired, by the numbers of participants: guests whose families answered, families with places."""

    guests: Mapping[int, Answer]
    hosts: Mapping[int, Answer]
    bonds: Sequence[Bond] = ()
    pinned: Mapping[int, int] = field(default_factory=dict)

    def fit_of(self, guest: int, host: int) -> Fit:
        return fit(self.guests[guest], self.hosts[host])


@dataclass(frozen=True)
class Unplaced:
    """A guest without a family, and the reason in numbers."""

    guest: int
    why: Why
    n_guests: int = 0  # who compete
    n_places: int = 0  # for these places
    n_families: int = 0  # with so many families
    limits: Mapping[Limit, int] = field(default_factory=dict)  # families that each limit excludes for one of them


def as_hosting(question: Question) -> Hosting:
    """In the plain values of the solver, in the order of the numbers. Pinned guests without an answer take places."""
    guests, hosts = [*question.guests], [*question.hosts]
    guest_at = {guest: place for place, guest in enumerate(guests)}
    host_at = {host: place for place, host in enumerate(hosts)}
    taken = Counter(host for guest, host in question.pinned.items() if guest not in guest_at)
    bonds = [bond for bond in question.bonds if bond.one in guest_at and bond.other in guest_at]
    pairs = {bond: (guest_at[bond.one], guest_at[bond.other]) for bond in bonds}
    return Hosting(
        fits=[[question.fit_of(guest, host).points for host in hosts] for guest in guests],
        places=[max(0, question.hosts[host].n_guests - taken[host]) for host in hosts],
        together=[pair for bond, pair in pairs.items() if bond.is_must],
        near=[Near(*pair, FOR_FRIENDS) for bond, pair in pairs.items() if not bond.is_must],
        pinned={guest_at[g]: host_at[h] for g, h in question.pinned.items() if g in guest_at and h in host_at},
    )


def by_number(question: Question, stays: Mapping[int, int]) -> dict[int, int]:
    """What the solver found: the number of the host by that of the guest."""
    guests, hosts = [*question.guests], [*question.hosts]
    return {guests[guest]: hosts[host] for guest, host in sorted(stays.items())}


def unplaced(question: Question, chosen: Mapping[int, int], guest: int) -> Unplaced:
    """Why this guest has no family, in a choice that places as many as possible."""
    if guest not in question.guests:
        return Unplaced(guest, Why.UNANSWERED)
    hosting, guests, hosts = as_hosting(question), [*question.guests], [*question.hosts]
    stays = {guests.index(g): hosts.index(h) for g, h in chosen.items() if g in question.guests and h in question.hosts}
    shortage = shortage_of(hosting, stays, guests.index(guest))
    rivals, open_to_them = [guests[place] for place in shortage.guests], {hosts[place] for place in shortage.hosts}
    why = Why.TOO_FEW if shortage.is_certain else Why.TOGETHER
    if not open_to_them:
        why = Why.NO_FAMILY
    limits = _limits(question, rivals, open_to_them)
    return Unplaced(guest, why, len(rivals), shortage.n_places, len(open_to_them), limits)


def _limits(question: Question, guests: Sequence[int], open_to_them: set[int]) -> dict[Limit, int]:
    """How many of the other families each limit excludes, for at least one of the guests."""
    others = [host for host in question.hosts if host not in open_to_them]
    found: Counter[Limit] = Counter()
    for host in others:
        found.update({limit for guest in guests for limit in question.fit_of(guest, host).limits})
    return dict(found.most_common())
