"""The steps of a visit that both sides take, and the one that the calendar takes."""

from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible, decide
from portal.partnering.actions.preconditions import must_not
from portal.visits.actions.entries import add_entry
from portal.visits.actions.plans import say_yes
from portal.visits.models import Visit
from portal.visits.notifications import notify, take_back_notice
from portal.visits.queries.own import find_undoable, relations, sides_of
from portal.visits.queries.preconditions import unmet_to_agree
from portal.visits.rules.codes import CERTAIN, TRANSITIONS, Relation, Status, Step


def agree(visit: Visit, *, by: Person) -> None:
    """Once both sides have said yes to the same version, the visit is agreed."""
    transition = decide(TRANSITIONS, Step.AGREE, visit.status, relations(by, visit))
    must_not(unmet_to_agree(by, visit))
    if all(side.has_agreed for side in visit.sides if side.side in sides_of(by, visit)):
        raise Refused(Impossible.ALREADY_TAKEN)
    before = visit.status
    say_yes(visit, by)
    db.session.flush()
    move(visit, transition.to if visit.has_both_yes else before)
    notify(visit, add_entry(visit, Step.AGREE, by, changes={"status": [before, visit.status]}))


def cancel(visit: Visit, reason: str, language: str, *, by: Person) -> None:
    """Either side, with words for the other one. Visitors do not read in calendars what was never agreed."""
    transition = decide(TRANSITIONS, Step.CANCEL, visit.status, relations(by, visit), reason)
    is_known = visit.is_public and visit.status in CERTAIN
    changes = {"status": [visit.status, transition.to], "is_public": [visit.is_public, is_known]}
    visit.is_public = is_known
    move(visit, transition.to)
    notify(visit, add_entry(visit, Step.CANCEL, by, changes=changes, reason=reason, reason_language=language))


def undo(visit: Visit, *, by: Person) -> None:
    """A yes or a cancellation that was a slip: everything is as before, and nobody gets an email."""
    entry = find_undoable(by, visit)
    if entry is None:
        raise Refused(Impossible.TOO_LATE)
    if entry.step == Step.AGREE:
        for side in visit.sides:
            if side.side in sides_of(by, visit):
                side.agreed_at, side.agreed_version = None, ""
        db.session.flush()
    visit.is_public = entry.changes.get("is_public", [visit.is_public])[0]
    move(visit, Status(entry.changes["status"][0]))
    take_back_notice(visit, entry)
    add_entry(visit, Step.UNDO, by)


def begin(visit: Visit) -> None:
    """The first day has come."""
    transition = decide(TRANSITIONS, Step.BEGIN, visit.status, {Relation.PORTAL})
    move(visit, transition.to)
    add_entry(visit, Step.BEGIN, None)


def move(visit: Visit, to: Status) -> None:
    """The one write that decides who was first."""
    moment, as_read = now(), Visit.status == visit.status
    since = moment if to != visit.status else visit.status_since
    claim(visit, as_read, refusal=Impossible.ALREADY_TAKEN, status=to, status_since=since, updated_at=moment)
