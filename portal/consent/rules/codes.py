"""What consent is about: uses, kinds of what is shown, who gives it."""

from enum import StrEnum


class Use(StrEnum):
    """Where something is shown."""

    WEBSITE = "website"  # the public pages of the portal
    PRESS = "press"
    EXHIBITION = "exhibition"
    AWARD = "award"


class Kind(StrEnum):
    """What of a student is shown."""

    WORK = "work"  # without a name
    FIRST_NAME = "first_name"
    PICTURE = "picture"
    VOICE = "voice"
    MOVING_IMAGE = "moving_image"  # with its sound


class Giver(StrEnum):
    """Whose consent is needed."""

    PARENT = "parent"
    STUDENT = "student"


class Way(StrEnum):
    """How consent reached the portal."""

    PAPER = "paper"  # signed, and recorded by the teacher
    LETTER = "letter"  # by the link of a letter
    ACCOUNT = "account"  # by the student who is signed in


class Lack(StrEnum):
    """Why consent does not count."""

    MISSING = "missing"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    OTHER_YEAR = "other_year"  # given for works of another school year


class Confidence(StrEnum):
    """How sure a fact about the law is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ConsentRefusal(StrEnum):
    """Why nothing can be recorded."""

    NOTHING_TICKED = "consent_nothing_ticked"


def grant(use: Use, kind: Kind) -> str:
    """As it is stored: "website:picture"."""
    return f"{use}:{kind}"


ALL_GRANTS = tuple(grant(use, kind) for use in Use for kind in Kind)
