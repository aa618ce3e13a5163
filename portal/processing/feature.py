"""What an operator proves and does about personal data: record of processing, impact assessment, breaches."""

from portal.core.feature import Feature
from portal.processing.views import breach, pages

FEATURE = Feature(package="portal.processing", routes=[pages.routes, breach.routes], url_prefix="/administration")
