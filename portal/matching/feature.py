"""Partner search: what classes look for, who fits them and why, and saved searches."""

from portal.core.feature import Feature, Schedule
from portal.matching.jobs import expire, follow_schools, hide_unconfirmed, notify_of_new_classes, open_confirmed, remind
from portal.matching.labels.codes import REFUSALS, STOPS
from portal.matching.queries.pool import the_pool
from portal.matching.views import saved_searches, searches, weights, writing

FEATURE = Feature(
    package="portal.matching",
    routes=[searches.routes, writing.routes, saved_searches.routes, weights.routes],
    schedule=Schedule(
        every_minute=[open_confirmed, hide_unconfirmed],
        every_hour=[follow_schools, remind, expire, notify_of_new_classes],
    ),
    ahead=[the_pool],
    refusals=REFUSALS,
    template_globals={"stop_words": STOPS},
)
