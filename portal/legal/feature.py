"""Legal pages: their texts and versions, who accepted the terms, and reported barriers."""

from portal.core.feature import Feature
from portal.core.retention import KindOfData, Period, Rows
from portal.legal.labels import BARRIERS, PAGES, REFUSALS
from portal.legal.models import BarrierReport
from portal.legal.views import acceptance, barriers, editing, pages

FEATURE = Feature(
    package="portal.legal",
    routes=[acceptance.routes, barriers.routes, pages.routes, editing.routes],
    retention=[
        KindOfData("barrier_reports", BARRIERS, Period(90, 30, 730), Rows(BarrierReport, BarrierReport.done_at))
    ],
    refusals=REFUSALS,
    template_globals={"legal_pages": PAGES},
    init=acceptance.init_asking,
)
