"""Who hears what about a report: the reporter the answer, the teacher who was reported a warning, the other region."""

from portal.accounts.notifications import email_person
from portal.accounts.queries.people import coordinators_of
from portal.partnering.models import Report
from portal.reports.models import ReportEntry
from portal.reports.queries import sides_of


def notify_closed(report: Report, entry: ReportEntry) -> None:
    """The answer to whoever reported."""
    email_person(report.by, "reports/mail/close.txt", f"report-entry:{entry.id}", report=report, entry=entry)


def notify_warned(report: Report, entry: ReportEntry) -> None:
    """To the teacher of the other class, who does not learn who has reported."""
    teacher = sides_of(report).teacher
    email_person(teacher, "reports/mail/warn.txt", f"report-entry:{entry.id}", report=report, entry=entry)


def notify_told(report: Report, entry: ReportEntry) -> None:
    """To every coordinator of the other region."""
    for person in coordinators_of(report.told_region_key or ""):
        email_person(person, "reports/mail/tell.txt", f"report-entry:{entry.id}:{person.id}", report=report)
