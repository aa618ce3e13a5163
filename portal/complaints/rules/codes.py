"""What can be reported and for which reason, who decides about it in which step, and how it ends."""

from enum import StrEnum

from portal.core.transitions import Transition


class Kind(StrEnum):
    """What a visitor can report."""

    CONTRIBUTION = "contribution"
    PICTURE = "picture"  # of a contribution
    PROJECT = "project"
    PROGRAMME = "programme"  # of a visit
    EVENT = "event"  # with its programme
    EXHIBITION = "exhibition"
    TWINNING = "twinning"
    AWARD = "award"  # a round
    LAUREATE = "laureate"
    NEWS = "news"


# What other features bring: it is changed or taken off where they have it, and not from here.
PAGES = frozenset(Kind) - {Kind.CONTRIBUTION, Kind.PICTURE, Kind.PROJECT}


class Category(StrEnum):
    """Why somebody reports it; the most urgent first."""

    DANGEROUS = "dangerous"  # to somebody, or speaks of self-harm
    PERSON = "person"  # shows somebody who did not agree
    PRIVATE_DATA = "private_data"
    HATE = "hate"  # or insults somebody
    COPYRIGHT = "copyright"
    OTHER = "other"


class Status(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    HIDDEN = "hidden"  # no visitor sees the thing until two people agree
    ANSWERED = "answered"
    OBJECTED = "objected"  # whoever is concerned does not accept the decision


class Step(StrEnum):
    """What can be done about a case."""

    CLAIM = "claim"  # somebody looks after it
    HIDE = "hide"  # at once, until two people agree
    KEEP = "keep"  # nothing is changed
    ASK_CHANGES = "ask_changes"  # the authors or teachers change it
    UNPUBLISH = "unpublish"
    AMEND = "amend"  # the page was changed or taken off where its feature has it
    RESTORE = "restore"  # one of two: what is hidden is shown again
    REMOVE = "remove"  # one of two: what is hidden is removed
    OBJECT = "object"
    UPHOLD = "uphold"  # the decision stays in spite of the objection
    GIVE_WAY = "give_way"  # what was taken from visitors is shown again


class Relation(StrEnum):
    """What somebody is to a case."""

    IN_CHARGE = "in_charge"  # coordinates the region, or administers the portal
    TAKES_OFF = "takes_off"  # the same, about what is hidden and removed from here
    AMENDS = "amends"  # the same, about a page that is changed elsewhere
    FRESH = "fresh"  # may add a decision: has taken none about this case yet
    CONCERNED = "concerned"  # teaches the authors, or owns the project


class CaseRefusal(StrEnum):
    """Why a step about a case is not possible."""

    NOT_PUBLIC = "case_not_public"
    UNCHANGED = "case_unchanged"
    DECIDED_BEFORE = "case_decided_before"
    OBJECTION_TOO_LATE = "case_objection_too_late"


_IN_CHARGE, _FRESH = frozenset({Relation.IN_CHARGE}), frozenset({Relation.FRESH})
_TAKES_OFF = frozenset({Relation.TAKES_OFF})
_OPEN, _HIDDEN = frozenset({Status.OPEN}), frozenset({Status.HIDDEN})
_ANSWERED, _OBJECTED = frozenset({Status.ANSWERED}), frozenset({Status.OBJECTED})

# The votes stay where they start: the second that agrees with another one ends the case.
TRANSITIONS = (
    Transition(Step.CLAIM, _IN_CHARGE, _OPEN, Status.OPEN),
    Transition(Step.HIDE, _TAKES_OFF, _OPEN, Status.HIDDEN),
    Transition(Step.KEEP, _IN_CHARGE, _OPEN, Status.ANSWERED, needs_reason=True),
    Transition(Step.ASK_CHANGES, _TAKES_OFF, _OPEN, Status.ANSWERED, needs_reason=True),
    Transition(Step.UNPUBLISH, _TAKES_OFF, _OPEN, Status.ANSWERED, needs_reason=True),
    Transition(Step.AMEND, frozenset({Relation.AMENDS}), _OPEN, Status.ANSWERED, needs_reason=True),
    Transition(Step.RESTORE, _FRESH, _HIDDEN, Status.HIDDEN, needs_reason=True),
    Transition(Step.REMOVE, _FRESH, _HIDDEN, Status.HIDDEN, needs_reason=True),
    Transition(Step.OBJECT, frozenset({Relation.CONCERNED}), _ANSWERED, Status.OBJECTED, needs_reason=True),
    Transition(Step.UPHOLD, _FRESH, _OBJECTED, Status.ANSWERED, needs_reason=True),
    Transition(Step.GIVE_WAY, _FRESH, _OBJECTED, Status.ANSWERED, needs_reason=True),
)
