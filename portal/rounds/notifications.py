"""Which teacher hears what of a proposal, by email in the own language; one email per event."""

from portal.accounts.notifications import email_person
from portal.accounts.queries.people import find_by_id
from portal.accounts.rules.notices import Topic
from portal.core.clock import now
from portal.core.mail.actions import hold
from portal.core.transitions import UNDO_FOR
from portal.projects.queries import project_title
from portal.rounds.models import Proposal, Side


def notify_proposed(proposal: Proposal) -> None:
    """Every class learns whom the round proposes."""
    for side in proposal.sides:
        _notify(side, "proposed")


def notify_reminder(side: Side) -> None:
    """Half of the time is over and this class has not answered."""
    _notify(side, "remind")


def notify_changed(side: Side) -> None:
    """Another class has changed since this one said yes."""
    _notify(side, "changed", side.version)


def notify_confirmed(proposal: Proposal) -> None:
    """All have confirmed: they are partners."""
    for side in proposal.sides:
        _notify(side, "confirmed")


def notify_over(side: Side, template: str) -> None:
    """Nothing comes of the proposal; `template` says why: declined, unanswered, expired (by this class) or ended."""
    _notify(side, template)


def notify_declined(side: Side) -> None:
    """Another class said no, and can undo that for a while."""
    notify_over(side, "declined")
    hold([event_of(side, "declined")], now() + UNDO_FOR)


def event_of(side: Side, template: str) -> str:
    """By which the outbox knows an email to one of the classes."""
    return f"round-proposal:{side.proposal_id}:{template}:{side.search_id}"


def _notify(side: Side, template: str, version: str = "") -> None:
    others = [other.search.school_class for other in side.proposal.sides if other is not side]
    names = " – ".join([side.search.school_class.name, *(other.name for other in others)])
    email_person(
        find_by_id(side.search.teacher_id),
        f"rounds/mail/{template}.txt",
        event_of(side, template) + (version and f":{version}"),
        topic=Topic.ROUNDS,
        proposal=side.proposal,
        mine=side.search.school_class,
        others=others,
        about=[names, project_title(side.proposal.project_id)],
    )
