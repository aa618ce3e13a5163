"""Works for the press, exhibitions and awards: what families have allowed, as a list and as a file to take along."""

from portal.core.feature import Feature
from portal.uses.views import export, works

FEATURE = Feature(package="portal.uses", routes=[works.routes, export.routes])
