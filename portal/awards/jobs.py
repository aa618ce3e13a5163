"""What award rounds do by themselves: their dates bring about steps, nominees are reminded, consent is asked anew."""

from portal.awards.actions.publishing import renew_pictures, take_off_pictures
from portal.awards.actions.rounds import take_step
from portal.awards.notifications import notify_reminder
from portal.awards.queries.reminders import to_remind
from portal.awards.queries.rounds import due_rounds
from portal.core.db import db

__all__ = ["keep_dates", "remind_nominees", "renew_pictures", "take_off_pictures"]


def keep_dates() -> None:
    """Each step is taken once, however often this runs."""
    for round_, step in due_rounds():
        take_step(round_, step)


def remind_nominees() -> None:
    """Each reminder is written once, however often this runs."""
    for nomination, days in to_remind():
        notify_reminder(nomination, days)
        db.session.commit()
