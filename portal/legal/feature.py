"""Legal pages: their texts and versions, who accepted the terms, and reported barriers."""

from portal.core.feature import Feature, Schedule
from portal.legal.actions.barriers import forget_old_barriers
from portal.legal.labels import PAGES, REFUSALS
from portal.legal.views import acceptance, barriers, editing, pages

FEATURE = Feature(
    package="portal.legal",
    routes=[acceptance.routes, barriers.routes, pages.routes, editing.routes],
    schedule=Schedule(every_hour=[forget_old_barriers]),
    refusals=REFUSALS,
    template_globals={"legal_pages": PAGES},
    init=acceptance.init_asking,
)
