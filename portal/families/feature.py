"""Letters to families, what they answer by phone or on paper, and what they take back."""

from portal.core.clock import today
from portal.core.feature import Feature, Schedule
from portal.core.retention import KindOfData, Period, Rows
from portal.families.jobs import end_consent
from portal.families.labels import OLD_LETTERS, REFUSALS
from portal.families.models import Letter
from portal.families.views import answers, introductions, letters, own, papers, scanning

OVER = Rows(Letter, Letter.at, lambda: [Letter.until < today()])

FEATURE = Feature(
    package="portal.families",
    routes=[papers.routes, scanning.routes, letters.routes, answers.routes, introductions.routes, own.routes],
    schedule=Schedule(every_hour=[end_consent]),
    retention=[KindOfData("letters", OLD_LETTERS, Period(1095, 365, 3650), OVER)],
    refusals=REFUSALS,
)
