"""Which teacher hears what of a proposal, by mail in the own language; one mail per event."""

from typing import Any

from sqlalchemy import select

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.mail.actions import write_email
from portal.rounds.models import Proposal, Side


def notify_proposed(proposal: Proposal) -> None:
    """Every class learns whom the round proposes."""
    for side in proposal.sides:
        _notify(side, "proposed")


def notify_reminder(side: Side) -> None:
    """Half of the time is over and this class has not answered."""
    _notify(side, "remind")


def notify_confirmed(proposal: Proposal) -> None:
    """All have confirmed: they are partners."""
    for side in proposal.sides:
        _notify(side, "confirmed")


def notify_over(side: Side, template: str) -> None:
    """Nothing comes of the proposal; `template` says why: declined, unanswered, expired (by this class) or ended."""
    _notify(side, template)


def _notify(side: Side, template: str) -> None:
    teacher = _teacher(side)
    if teacher.email:
        facts: dict[str, Any] = {"name": teacher.name, "proposal": side.proposal, "mine": side.search.school_class}
        write_email(
            event=f"round-proposal:{side.proposal_id}:{template}:{side.search_id}",
            to=teacher.email,
            language=teacher.language,
            template=f"rounds/mail/{template}.txt",
            others=[other.search.school_class for other in side.proposal.sides if other is not side],
            **facts,
        )


def _teacher(side: Side) -> Person:
    return db.session.scalars(select(Person).where(Person.id == side.search.teacher_id)).one()
