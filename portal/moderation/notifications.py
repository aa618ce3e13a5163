"""Emails between coordinators about who stands in for whom."""

from portal.accounts.models import DaysAway
from portal.accounts.notifications import email_person
from portal.accounts.rules.notices import Topic


def ask_to_stand_in(absence: DaysAway) -> None:
    """The substitute: asks for agreement, or says what was agreed."""
    template, event = "moderation/mail/stand_in.txt", f"stand-in:{absence.id}:{absence.substitute_id}"
    email_person(absence.substitute, template, event, topic=Topic.REVIEWS, absence=absence)


def tell_answer(absence: DaysAway, *, is_declined: bool = False) -> None:
    """Whoever is away."""
    event = f"stand-in-{'declined' if is_declined else 'agreed'}:{absence.id}:{absence.substitute_id}"
    facts = {"absence": absence, "is_declined": is_declined}
    email_person(absence.person, "moderation/mail/stand_in_answer.txt", event, topic=Topic.REVIEWS, **facts)
