"""Partnerships of two municipalities, with the schools and projects that belong to them."""

from portal.core.feature import Feature
from portal.twinnings.labels import REFUSALS
from portal.twinnings.queries import count_suggested, reported
from portal.twinnings.views import pages

FEATURE = Feature(
    package="portal.twinnings",
    routes=[pages.routes],
    refusals=REFUSALS,
    reported={"twinning": reported},
    template_globals={"n_suggested_twinnings": count_suggested},
)
