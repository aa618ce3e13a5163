"""The public site: home, gallery, projects, regions, search, sitemap."""

from portal.core.feature import Feature
from portal.site.views import pages, redirects, sitemap

FEATURE = Feature(
    package="portal.site",
    routes=[pages.routes, sitemap.routes],
    init=redirects.init_redirects,
)
