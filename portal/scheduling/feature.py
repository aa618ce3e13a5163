"""Which performance is on which stage when: proposed by the solver, moved by hand, published."""

from portal.core.feature import Feature, Schedule
from portal.scheduling.jobs import compute_programmes
from portal.scheduling.labels import REFUSALS, clock
from portal.scheduling.queries.published import has_programme, slot_of_class, slots_of_teacher
from portal.scheduling.queries.rooms import room_of_class
from portal.scheduling.views import places, planning, programme, proposals, rooms

FEATURE = Feature(
    package="portal.scheduling",
    routes=[places.routes, planning.routes, rooms.routes, proposals.routes, programme.routes],
    schedule=Schedule(every_minute=[compute_programmes]),
    refusals=REFUSALS,
    template_globals={
        "clock": clock,
        "room_of_class": room_of_class,
        "slot_of_class": slot_of_class,
        "slots_of_teacher": slots_of_teacher,
        "has_programme": has_programme,
    },
)
