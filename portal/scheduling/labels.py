"""Words for programmes: times, conflicts, reasons, refusals."""

from collections.abc import Mapping
from datetime import date, time

from babel.dates import format_time
from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.web.errors import Words
from portal.core.web.formatting import formats, weekday_short
from portal.scheduling.rules.clashes import Conflict
from portal.scheduling.rules.codes import Clash, ProgrammeRefusal, ProposalStatus
from portal.scheduling.rules.times import clock_of
from portal.solver.programme import Obstacle

PROPOSAL_STATUSES = {
    ProposalStatus.WAITING: lazy_pgettext("programme", "Starts soon"),
    ProposalStatus.RUNNING: lazy_pgettext("programme", "Is being computed"),
    ProposalStatus.READY: lazy_pgettext("programme", "Ready"),
    ProposalStatus.TAKEN: lazy_pgettext("programme", "Adopted"),
    ProposalStatus.DISCARDED: lazy_pgettext("programme", "Discarded"),
    ProposalStatus.BROKEN: lazy_pgettext("programme", "Interrupted"),
}

OBSTACLES = {
    Obstacle.TOO_LONG: lazy_gettext("It is longer than any stage is open."),
    Obstacle.BUS: lazy_gettext("While the class is there, no stage is open long enough."),
    Obstacle.PINNED: lazy_gettext("What is pinned leaves no time that is long enough."),
    Obstacle.FULL: lazy_gettext("The stages are full: it could only be placed instead of others."),
}

REFUSALS: Words = {
    ProgrammeRefusal.CLASH: lazy_gettext(
        "This time is no longer free: somebody else has just changed the programme. Please choose another time."
    ),
    ProgrammeRefusal.MOVED: lazy_gettext(
        "Somebody else has just moved this performance. Please look where it is now, and then decide."
    ),
    ProgrammeRefusal.HUNG: lazy_gettext(
        "Somebody else has just given this exhibit another room. Please look where it is now, and then decide."
    ),
    ProgrammeRefusal.NOT_PLANNED: lazy_gettext("The programme of this event cannot be changed now."),
    ProgrammeRefusal.ALREADY_COMPUTING: lazy_gettext("A proposal for this event is already being computed."),
    ProgrammeRefusal.NOTHING_TO_PLACE: lazy_gettext(
        "A proposal needs at least one stage and one accepted performance."
    ),
    ProgrammeRefusal.NOT_READY: lazy_gettext("This proposal has already been adopted or discarded."),
    ProgrammeRefusal.EMPTY: lazy_gettext("No performance has been placed yet: there is nothing to publish."),
    ProgrammeRefusal.UNCHANGED: lazy_gettext("Nothing has changed since the programme was published."),
    ProgrammeRefusal.PLACE_IN_USE: lazy_gettext(
        "Performances or exhibits are still in this place. "
        "Please move them, publish the programme, and then remove the place."
    ),
    ProgrammeRefusal.CONFLICTS: lazy_gettext(
        "Some performances cannot stay where they are. The programme shows which ones and why; please move them first."
    ),
}


def clock(value: time) -> str:
    """A time of the event's clocks."""
    return format_time(value, "short", locale=formats())


def in_words(conflict: Conflict, first_day: date, titles: Mapping[int, str]) -> str:
    """Why a performance can't be there, and from when the time is free."""
    there, then = clock_of(first_day, conflict.free_from or 0)
    facts = {"title": titles.get(conflict.other or 0, ""), "time": f"{weekday_short(there)}, {clock(then)}"}
    return str(CLASHES[conflict.clash]) % facts


CLASHES = {
    Clash.CLOSED: lazy_gettext("The stage is not open during the whole performance."),
    Clash.NOT_THERE: lazy_gettext("The class has not arrived yet at this time."),
    Clash.GONE: lazy_gettext("The class has to leave before the performance ends."),
    Clash.TAKEN: lazy_gettext("“%(title)s” is on this stage then; it is free from: %(time)s."),
    Clash.CHANGEOVER: lazy_gettext("“%(title)s” is too close for the changeover; the stage is free from: %(time)s."),
    Clash.SAME_CLASS: lazy_gettext("The class performs “%(title)s” then; it can perform again from: %(time)s."),
}
