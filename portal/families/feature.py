"""Letters to families, what they answer by phone or on paper, and what they take back."""

from portal.core.feature import Feature
from portal.families.labels import REFUSALS
from portal.families.views import answers, introductions, letters, papers

FEATURE = Feature(
    package="portal.families",
    routes=[papers.routes, letters.routes, answers.routes, introductions.routes],
    refusals=REFUSALS,
)
