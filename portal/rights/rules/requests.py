"""What people may ask about their data, in which way, and how often they get a copy of it."""

from datetime import timedelta
from enum import StrEnum

from portal.accounts.rules.throttle import Limits


class Kind(StrEnum):
    """What is asked for."""

    CORRECTION = "correction"
    ERASURE = "erasure"


class Way(StrEnum):
    """How somebody asked."""

    ACCOUNT = "account"
    LETTER = "letter"  # parents, by the code of their letter


class RightsRefusal(StrEnum):
    """Why something can't be done."""

    ALREADY_ASKED = "rights_already_asked"
    TOO_MANY_OPEN = "rights_too_many_open"


ARCHIVES = Limits(everywhere=6, device=6, window=timedelta(hours=1))  # copies of the data of one person
MOST_OPEN = 5  # requests of one person that wait
LONGEST = 1000  # characters of a request and of an answer
KEPT_NUMBERS = timedelta(days=400)  # longer than the oldest backup that should be restored
