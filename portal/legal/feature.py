"""Legal pages: imprint, privacy, terms, accessibility, and all of them in short for children."""

from portal.core.feature import Feature
from portal.legal.labels import PAGES
from portal.legal.views import pages

FEATURE = Feature(
    package="portal.legal",
    routes=[pages.routes],
    template_globals={"legal_pages": PAGES},
)
