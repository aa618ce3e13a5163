"""Exhibitions: works in an order, shown full screen online or from a folder, with labels to print."""

from portal.core.feature import Feature
from portal.exhibitions.labels import REFUSALS
from portal.exhibitions.queries.reported import reported_exhibition
from portal.exhibitions.queries.works import has_folder
from portal.exhibitions.views import exhibitions, exhibits, folders, printing, show

FEATURE = Feature(
    package="portal.exhibitions",
    routes=[exhibitions.routes, exhibits.routes, show.routes, folders.routes, printing.routes],
    refusals=REFUSALS,
    reported={"exhibition": reported_exhibition},
    template_globals={"has_folder": has_folder},
)
