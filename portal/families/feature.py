"""Letters to families, what they answer by phone or on paper, and what they take back."""

from portal.core.feature import Feature, Schedule
from portal.families.jobs import end_consent
from portal.families.labels import REFUSALS
from portal.families.views import answers, introductions, letters, own, papers, scanning

FEATURE = Feature(
    package="portal.families",
    routes=[papers.routes, scanning.routes, letters.routes, answers.routes, introductions.routes, own.routes],
    schedule=Schedule(every_hour=[end_consent]),
    refusals=REFUSALS,
)
