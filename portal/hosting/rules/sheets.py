"""Codes by which families answer, and until when."""

from datetime import date, timedelta

from portal.accounts.rules.throttle import Limits
from portal.classes.rules import codes
from portal.holidays.rules.days import Span

CODE_LENGTH = codes.CARD_CODE_LENGTH
SHEET_CODES = Limits(network=100)  # wrong ones from one network, of a thousand trillion


def sheet_code(secret: str, participant_id: int, person_id: int) -> str:
    """What a family scans or types; it follows from the installation's secret, so that it is stored nowhere."""
    return codes.letters_from(secret, f"hosting {participant_id} of {person_id}", CODE_LENGTH)


def sheet_hash(secret: str, code: str) -> str:
    """What the database knows of a sheet's code."""
    return codes.keyed(secret, f"hosting hash {code}").hexdigest()


def last_day_to_answer(chosen: date | None, visit: Span) -> date:
    """What the teachers have chosen, up to the end of the visit; otherwise the day before it begins."""
    return min(chosen, visit.end) if chosen else visit.start - timedelta(days=1)
