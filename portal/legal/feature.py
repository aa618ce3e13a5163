"""Legal pages: imprint, privacy, terms, accessibility, and all of them in short for children."""

from portal.core.feature import Feature
from portal.legal.labels import PAGES, REFUSALS
from portal.legal.views import editing, pages

FEATURE = Feature(
    package="portal.legal",
    routes=[pages.routes, editing.routes],
    refusals=REFUSALS,
    template_globals={"legal_pages": PAGES},
)
