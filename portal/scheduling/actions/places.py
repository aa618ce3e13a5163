"""Removes places of an event, as long as no performance would lose its slot by this without anybody being told."""

from portal.core.refusal import Refused
from portal.events.actions import events
from portal.events.models import EventPlace
from portal.scheduling.actions.slots import PLANNED, raise_version
from portal.scheduling.queries.slots import is_in_use
from portal.scheduling.rules.codes import ProgrammeRefusal


def remove_place(place: EventPlace) -> None:
    """Refused while a performance is planned or published there."""
    if place.event.status in PLANNED:
        raise_version(place.event)
    if is_in_use(place):
        raise Refused(ProgrammeRefusal.PLACE_IN_USE)
    events.remove_place(place)
