"""Who hears what about a report: the reporter the answer, the teacher who was reported a warning, the other region."""

from typing import Any

from portal.accounts.notifications import email_person
from portal.accounts.queries.contacts import contact_of
from portal.accounts.queries.people import coordinators_of
from portal.partnering.models import Report
from portal.partnering.notifications import classes_of
from portal.reports.models import ReportEntry
from portal.reports.queries import sides_of


def notify_closed(report: Report, entry: ReportEntry) -> None:
    """The answer to whoever reported."""
    facts: dict[str, Any] = {"report": report, "entry": entry, "contact": contact_of(report.region_key)}
    facts["about"] = classes_of(report)
    email_person(report.by, "reports/mail/close.txt", f"report-entry:{entry.id}", **facts)


def notify_warned(report: Report, entry: ReportEntry) -> None:
    """To the teacher of the other class, who does not learn who has reported."""
    sides = sides_of(report)
    facts: dict[str, Any] = {"report": report, "entry": entry, "contact": contact_of(sides.theirs.region_key)}
    email_person(sides.teacher, "reports/mail/warn.txt", f"report-entry:{entry.id}", **facts)


def notify_told(report: Report, entry: ReportEntry) -> None:
    """To every coordinator of the other region."""
    for person in coordinators_of(report.told_region_key or ""):
        email_person(
            person,
            "reports/mail/tell.txt",
            f"report-entry:{entry.id}:{person.id}",
            report=report,
            about=classes_of(report),
        )
