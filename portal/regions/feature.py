"""Partner regions: dated names and status of the partnership, which administrators change."""

from portal.core.feature import Feature
from portal.regions import views
from portal.regions.cli import regions
from portal.regions.labels import REFUSALS, region_name
from portal.regions.queries import closed_regions

FEATURE = Feature(
    package="portal.regions",
    routes=[views.routes],
    url_prefix="/administration",
    commands=[regions],
    refusals=REFUSALS,
    template_globals={"region_name": region_name, "closed_regions": closed_regions},
)
