"""The public site: home, gallery, projects, regions, search, sitemap."""

from portal.core.feature import Feature
from portal.site.queries.lists import MOST_COUNTED
from portal.site.views import calendar, figures, neighbours, pages, portfolio, redirects, roof, sitemap

FEATURE = Feature(
    package="portal.site",
    routes=[
        pages.routes,
        figures.routes,
        neighbours.routes,
        portfolio.routes,
        roof.routes,
        calendar.routes,
        sitemap.routes,
    ],
    template_globals={"cards_around": neighbours.cards_around, "MOST_COUNTED": MOST_COUNTED},
    init=redirects.init_redirects,
)
