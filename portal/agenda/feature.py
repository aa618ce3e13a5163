"""The programme of a visit: its days with what happens when, for those who travel, their parents and the public."""

from portal.agenda.labels import REFUSALS, VERSIONS
from portal.agenda.models import AgendaVersion
from portal.agenda.queries.programmes import public_programmes
from portal.agenda.queries.reported import reported_programme
from portal.agenda.views import calendars, items, programmes, reading, sharing
from portal.core.feature import Feature
from portal.core.retention import KindOfData, Period, Rows

FEATURE = Feature(
    package="portal.agenda",
    routes=[programmes.routes, items.routes, sharing.routes, reading.routes, calendars.routes],
    retention=[
        KindOfData("programme_versions", VERSIONS, Period(365, 30, 1095), Rows(AgendaVersion, AgendaVersion.at)),
    ],
    refusals=REFUSALS,
    reported={"programme": reported_programme},
    template_globals={"public_programmes": public_programmes},
)
