"""What must be handed in for a visit by when, and the papers that are printed for it."""

from portal.core.feature import Feature, Schedule
from portal.documents.jobs import remind
from portal.documents.labels import REFUSALS, document_name
from portal.documents.views import checklists, papers, requirements

FEATURE = Feature(
    package="portal.documents",
    routes=[checklists.routes, papers.routes, requirements.routes],
    schedule=Schedule(every_hour=[remind]),
    refusals=REFUSALS,
    template_globals={"document_name": document_name},
)
