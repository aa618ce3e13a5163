"""Sessions: how long they last, for whom; how a device is called; how a cookie's token is stored."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

PROVEN_FOR = timedelta(minutes=15)
NOTED_EVERY = 24  # parts of the idle limit: a visit is noted when one has passed since the visit noted last
OFTEN, SELDOM = timedelta(minutes=2), timedelta(hours=1)  # but never more often, and never less
LONGEST_USER_AGENT = 512

BROWSERS = (  # what stands in a User-Agent, the more telling first → what people call it
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("YaBrowser", "Yandex"),
    ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
    ("Mac OS X", "Mac"), ("Linux", "Linux"),
)  # fmt: skip


@dataclass(frozen=True)
class Limits:
    """How long a session lasts without a visit, and at most."""

    idle: timedelta
    absolute: timedelta

    @property
    def noted_every(self) -> timedelta:
        """How seldom a visit is written down."""
        return max(min(self.idle / NOTED_EVERY, SELDOM), OFTEN)


LIMITS = {  # by role
    "student": Limits(timedelta(days=30), timedelta(days=365)),  # an own phone, for a school year
    "teacher": Limits(timedelta(days=14), timedelta(days=90)),
    "coordinator": Limits(timedelta(days=1), timedelta(days=7)),
    "administrator": Limits(timedelta(hours=4), timedelta(days=1)),
}
WAITING = Limits(timedelta(minutes=15), timedelta(minutes=15))  # for a second factor, after the password was right
SHARED = Limits(timedelta(minutes=20), timedelta(hours=4))  # a tablet that goes from hand to hand


def limits_of(role: str, is_remembered: bool) -> Limits:
    """A session that ends with the browser is one on a shared device."""
    return LIMITS[role] if is_remembered else SHARED


def is_recent(began: datetime, second_factor_at: datetime | None, moment: datetime) -> bool:
    """Whether the person has just shown who they are: ways to sign in can be changed without showing it again."""
    return moment - (second_factor_at or began) <= PROVEN_FOR


def is_over(limits: Limits, began: datetime, seen: datetime, moment: datetime) -> bool:
    return moment - began > limits.absolute or moment - seen > limits.idle


def new_token() -> str:
    """What the cookie carries: 256 random bits."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What is stored: nobody gets in with what a copy of the database says."""
    return sha256(token.encode()).hexdigest()


def device_words(user_agent: str) -> str:
    """Browser and system by their names, "Firefox, Android"; what is not known is left out."""
    text = user_agent[:LONGEST_USER_AGENT]
    names = (next((name for part, name in known if part in text), "") for known in (BROWSERS, SYSTEMS))
    return ", ".join(name for name in names if name)
