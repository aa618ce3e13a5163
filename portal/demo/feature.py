"""The demo: one-click sign-in as an invented person."""

from portal.core.feature import Feature
from portal.demo import views

FEATURE = Feature(
    package="portal.demo",
    routes=[views.routes],
    url_prefix="/demo",
    is_csrf_exempt=True,  # its visitors have no session yet, and nothing is theirs to protect
)
