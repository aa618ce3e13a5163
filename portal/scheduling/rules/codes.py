"""Where a proposal stands, and why something can't be in a programme or can't be done with it."""

from enum import StrEnum


class ProposalStatus(StrEnum):
    """Where a proposal of a programme stands."""

    WAITING = "waiting"
    RUNNING = "running"
    READY = "ready"
    TAKEN = "taken"
    DISCARDED = "discarded"
    BROKEN = "broken"  # it lost its process too often


UNFINISHED = frozenset({ProposalStatus.WAITING, ProposalStatus.RUNNING})
MOST_TRIES = 3


class Clash(StrEnum):
    """Why a performance can't be at a place at a time."""

    CLOSED = "closed"  # the stage is not open all the time
    NOT_THERE = "not_there"  # its class has not arrived yet
    GONE = "gone"  # its bus has left
    TAKEN = "taken"  # another performance is on the stage
    CHANGEOVER = "changeover"  # too little time between two performances
    SAME_CLASS = "same_class"  # the class performs elsewhere, or has no pause


class ProgrammeRefusal(StrEnum):
    """Why something can't be done with a programme."""

    CLASH = "programme_clash"  # what is there by now leaves no room
    MOVED = "programme_moved"  # somebody else has just moved it
    HUNG = "programme_hung"  # somebody else has just given an exhibit another room
    NOT_PLANNED = "programme_not_planned"  # the event is a draft or cancelled
    ALREADY_COMPUTING = "programme_already_computing"
    NOTHING_TO_PLACE = "programme_nothing_to_place"
    NOT_READY = "programme_not_ready"  # a proposal that is not ready or was taken already
    EMPTY = "programme_empty"  # there is nothing to publish
    UNCHANGED = "programme_unchanged"
    PLACE_IN_USE = "programme_place_in_use"  # a performance is planned or published there, or an exhibit is shown
    CONFLICTS = "programme_conflicts"  # what is planned can't be published as it is
