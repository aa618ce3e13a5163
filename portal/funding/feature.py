"""Funding check: which programmes a set of partners fits, and what is still missing."""

from portal.core.feature import Feature
from portal.funding import views

FEATURE = Feature(
    package="portal.funding",
    routes=[views.routes],
)
