"""Partnerships of two municipalities, with the schools and projects that belong to them."""

from portal.core.feature import Feature
from portal.twinnings.labels import REFUSALS
from portal.twinnings.queries import count_suggested
from portal.twinnings.views import pages

FEATURE = Feature(
    package="portal.twinnings",
    routes=[pages.routes],
    refusals=REFUSALS,
    template_globals={"n_suggested_twinnings": count_suggested},
)
