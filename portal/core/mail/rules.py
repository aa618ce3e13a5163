"""When an email is tried again, if at all, and which links it holds."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class MailRefusal(StrEnum):
    """Why an email can't be sent as somebody wants."""

    PERSONAL = "mail_personal"


class Failure(StrEnum):
    """Why an email could not be sent."""

    NO_MAILBOX = "no_mailbox"
    MAILBOX_FULL = "mailbox_full"
    REFUSED = "refused"  # for good, for another reason
    IMPOSSIBLE = "impossible"  # nothing that a mail server takes can be made of it
    LATER = "later"
    UNREACHABLE = "unreachable"
    LOGIN = "login"  # the portal's own
    SENDER = "sender"


FOR_GOOD = frozenset({Failure.NO_MAILBOX, Failure.MAILBOX_FULL, Failure.REFUSED, Failure.IMPOSSIBLE})
ENHANCED = re.compile(r"\b5\.(\d{1,3}\.\d{1,3})\b")  # RFC 3463
BY_ENHANCED = {"1.1": Failure.NO_MAILBOX, "1.2": Failure.NO_MAILBOX, "1.3": Failure.NO_MAILBOX,
               "1.6": Failure.NO_MAILBOX, "1.10": Failure.NO_MAILBOX, "2.1": Failure.NO_MAILBOX,
               "2.2": Failure.MAILBOX_FULL}  # fmt: skip
BY_CODE = {550: Failure.NO_MAILBOX, 551: Failure.NO_MAILBOX, 553: Failure.NO_MAILBOX, 552: Failure.MAILBOX_FULL}


@dataclass(frozen=True)
class Problem:
    """Why an email could not be sent, and what the mail server said."""

    failure: Failure
    words: str = ""

    @property
    def is_for_good(self) -> bool:
        return self.failure in FOR_GOOD


def problem_of_reply(code: int, words: str) -> Problem:
    """What a mail server's reply about a recipient or an email means; of 5xx none is worth another attempt."""
    told = f"{code} {' '.join(words.split())}".strip()
    if code < 500:
        return Problem(Failure.LATER, told)
    enhanced = ENHANCED.search(words)
    if enhanced:
        return Problem(BY_ENHANCED.get(enhanced[1], Failure.REFUSED), told)
    return Problem(BY_CODE.get(code, Failure.REFUSED), told)


# Soon at first, then ever more rarely, for three days in all.
DELAYS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=15),
    timedelta(hours=24),
    timedelta(hours=24),
)
MAX_ATTEMPTS = len(DELAYS) + 1

# What the portal itself puts behind its address: no second address hides in there.
OWN_REST = re.compile(r"([/?#](?!/)[\w\-./?#&=%~+]*)?")
# What mail programs make links of: the colon of a scheme, the sign of an email address, the dot in the name of a site.
LINK_SIGNS = re.compile(r"(?<=[a-z]):(?=\S)|^//|@|(?<=[^\W_])[.\u3002\uff0e\uff61](?=[^\W\d_]{2}|xn--)", re.IGNORECASE)
TURNS_TEXT = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # makes evil.example look like something else

# While a process sends an email, the others leave it alone; after this time they take the process for dead.
CLAIM = timedelta(minutes=10)

# An email this late means that the outbox does not work.
LATE = timedelta(minutes=15)


def delay_after(attempts: int) -> timedelta:
    """How long to wait after so many failed attempts; `attempts` counts from 1."""
    return DELAYS[min(attempts, len(DELAYS)) - 1]


def only_own_links(text: str, base_url: str, contact: str = "") -> str:
    """Text in which only the portal's own addresses are links, and the address of whom to ask: what people have typed
    travels as words.

    `evil.example` becomes `evil[.]example`, which everybody can read and no program opens.
    """
    return re.sub(
        r"\S+",
        lambda word: word[0] if word[0].strip(".,;:") == contact else _without_link(word[0], base_url),
        TURNS_TEXT.sub("", text),
    )


def _without_link(word: str, base_url: str) -> str:
    if word.startswith(base_url) and OWN_REST.fullmatch(word[len(base_url) :]):
        return word
    plain = unicodedata.normalize("NFKC", word) if not word.isascii() else word
    broken = LINK_SIGNS.sub(lambda sign: f"[{sign[0]}]", plain)
    return word if broken == plain else broken
