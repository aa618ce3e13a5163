"""Plans visits and changes them: whoever does so says yes, and the other side is asked."""

from collections.abc import Mapping
from typing import Any

from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible, decide
from portal.partnering.actions.preconditions import must_not
from portal.visits.actions.entries import add_entry
from portal.visits.models import NUMBERS, Visit, VisitSide
from portal.visits.notifications import notify
from portal.visits.queries.own import relations, sides_of
from portal.visits.queries.pairs import Pair, Party
from portal.visits.queries.preconditions import unmet_to_change, unmet_to_plan
from portal.visits.queries.reports import place_words
from portal.visits.rules.codes import TRANSITIONS, Kind, Side, Status, Step, VisitRefusal
from portal.visits.rules.wishes import Wish


def plan(kind: Kind, pair: Pair, wish: Wish, *, by: Person, returns: Visit | None = None) -> Visit:
    """Refused when a region is suspended, a class closed, or whoever plans it not confirmed."""
    must_not(unmet_to_plan(by, pair))
    visit = Visit(
        kind=kind,
        project_id=pair.project.id if pair.project else None,
        returns_id=returns.id if returns else None,
        sides=[_side(Side.HOST, pair.host), _side(Side.GUEST, pair.guest)],
    )
    _set(visit, wish)
    db.session.add(visit)
    db.session.flush()
    say_yes(visit, by)
    visit.status = Status.AGREED if visit.has_both_yes else Status.PLANNED
    notify(visit, add_entry(visit, Step.PLAN, by))
    return visit


def change(visit: Visit, wish: Wish, *, by: Person) -> bool:
    """Other days, another place or other numbers: the other side has to agree anew. False: nothing is different."""
    transition = decide(TRANSITIONS, Step.CHANGE, visit.status, relations(by, visit))
    must_not(unmet_to_change(by, visit))
    before = visit.agreement
    _set(visit, wish)
    changes = differences(before, visit.agreement)
    if not changes:
        return False
    db.session.flush()
    if visit.is_public and place_words(visit):
        visit.is_public = False
        add_entry(visit, Step.CONCEAL, by)
    moment = now()
    as_read = Visit.status == visit.status
    for side in visit.sides:
        side.agreed_at, side.agreed_version = None, ""
    say_yes(visit, by)
    to = Status.AGREED if visit.has_both_yes else transition.to  # who teaches both classes agrees with herself
    claim(visit, as_read, refusal=Impossible.ALREADY_TAKEN, status=to, status_since=moment, updated_at=moment)
    notify(visit, add_entry(visit, Step.CHANGE, by, changes=changes))
    return True


def must_be_changeable(visit: Visit, *, by: Person) -> None:
    """Refuses when it is too late, or when nothing may begin with these classes."""
    decide(TRANSITIONS, Step.CHANGE, visit.status, relations(by, visit))
    must_not(unmet_to_change(by, visit))


def must_be_as_seen(visit: Visit, seen: str | None) -> None:
    """Nobody agrees to what was changed since the page was opened."""
    if seen is not None and seen != visit.version:
        raise Refused(VisitRefusal.CHANGED_SINCE)


def say_yes(visit: Visit, by: Person) -> None:
    """To the visit as it is now, for the sides for which this person acts."""
    mine = sides_of(by, visit)
    for side in visit.sides:
        if side.side in mine:
            side.agreed_at, side.agreed_version = now(), visit.version


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    return {name: [value, after[name]] for name, value in before.items() if value != after[name]}


def _side(side: Side, party: Party) -> VisitSide:
    school_class = party.school_class
    return VisitSide(
        side=side,
        region_key=party.region_key,
        school_class=school_class,
        school=school_class.school if school_class else None,
    )


def _set(visit: Visit, wish: Wish) -> None:
    visit.first_day, visit.last_day, visit.place = wish.first_day, wish.last_day, wish.place
    for side in visit.sides:
        for name in NUMBERS:
            setattr(side, name, wish.numbers.get(f"{name}_{side.side}", getattr(side, name) or 0))
