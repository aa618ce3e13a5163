"""The start page of signed-in people: what waits for them."""

from portal.core.feature import Feature
from portal.dashboard import views

FEATURE = Feature(
    package="portal.dashboard",
    routes=[views.routes],
)
