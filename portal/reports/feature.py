"""What teachers have reported, and what coordinations do about it."""

from portal.core.feature import Feature
from portal.reports import views

FEATURE = Feature(
    package="portal.reports",
    routes=[views.routes],
    url_prefix="/partner-reports",
)
