"""Partner requests between two classes, messages, joint projects, blocks and reports."""

from portal.core.feature import Feature, Schedule
from portal.partnering.jobs import end, expire, remind
from portal.partnering.labels import DECLINE_REASONS, REFUSALS
from portal.partnering.views import new_request, requests, safety
from portal.partnering.views.meanwhile import last_step

FEATURE = Feature(
    package="portal.partnering",
    routes=[requests.routes, new_request.routes, safety.routes],
    schedule=Schedule(every_hour=[remind, expire, end]),
    refusals=REFUSALS,
    meanwhile={"request_id": last_step},
    template_globals={"decline_reasons": DECLINE_REASONS},
)
