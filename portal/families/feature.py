"""What families answer: recorded from paper by teachers, and taken back."""

from portal.core.feature import Feature
from portal.families.views import papers

FEATURE = Feature(package="portal.families", routes=[papers.routes])
