"""Who takes part in a visit, what host families offer, and which guest stays with whom."""

from portal.core.feature import Feature
from portal.core.retention import KindOfData, Period
from portal.hosting.labels import REFUSALS, TOLD, TOOK_PART
from portal.hosting.queries.ending import TOLD as TOLD_BY_FAMILIES
from portal.hosting.queries.ending import TOOK_PART as PARTICIPANTS
from portal.hosting.views import answers, families, pairs, participants

FEATURE = Feature(
    package="portal.hosting",
    routes=[participants.routes, families.routes, pairs.routes, answers.routes],
    retention=[
        KindOfData("visit_families", TOLD, Period(30, 1, 30), TOLD_BY_FAMILIES),
        KindOfData("visit_participants", TOOK_PART, Period(365, 30, 1095), PARTICIPANTS),
    ],
    refusals=REFUSALS,
)
