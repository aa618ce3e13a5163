"""Who takes part in a visit, what families can answer, and why something is refused."""

from enum import StrEnum


class Kind(StrEnum):
    """As what somebody takes part."""

    STUDENT = "student"
    COMPANION = "companion"  # teachers and others who travel along or receive the guests
    DELEGATE = "delegate"  # member of a delegation


class Reply(StrEnum):
    """What a family says to a question: the details are nobody's business but its own."""

    YES = "yes"
    NO = "no"
    ASK = "ask"  # the teacher shall ask


class Limit(StrEnum):
    """What keeps a guest from staying with a family, or has to be asked first."""

    PETS = "pets"
    NEEDS = "needs"  # allergies, food
    ROOM = "room"


class Advantage(StrEnum):
    """Why a guest and a family go together well."""

    LANGUAGE = "language"
    AGE = "age"
    PETS = "pets"
    ROOM = "room"


class Refusal(StrEnum):
    """Why something can't be done."""

    VISIT_OVER = "hosting_visit_over"
    TOO_LATE = "hosting_too_late"
    NO_PLACE = "hosting_no_place"
    CHANGED = "hosting_changed"
    NOTHING_TO_CONFIRM = "hosting_nothing_to_confirm"
