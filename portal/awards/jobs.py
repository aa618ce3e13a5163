"""What award rounds do by themselves: their dates close nominations and the jury's time; consent is asked anew."""

from portal.awards.actions.publishing import renew_pictures
from portal.awards.actions.rounds import take_step
from portal.awards.queries.rounds import due_rounds

__all__ = ["keep_dates", "renew_pictures"]


def keep_dates() -> None:
    """Each step is taken once, however often this runs."""
    for round_, step in due_rounds():
        take_step(round_, step)
