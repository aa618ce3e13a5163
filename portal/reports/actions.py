"""Steps about reports: each is decided by the table of transitions, done, and kept in the history."""

from sqlalchemy.exc import IntegrityError

from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible, decide
from portal.partnering.models import Entry, Report
from portal.people.actions.entries import Grounds
from portal.people.actions.standing import suspend
from portal.reports import notifications
from portal.reports.models import ReportEntry
from portal.reports.queries import may_be_told, relations, sides_of, status_of
from portal.reports.rules import TRANSITIONS, Step


def note(report: Report, text: str, *, by: Person) -> None:
    """For the coordinations alone."""
    _take(Step.NOTE, report, text, by)


def warn(report: Report, text: str, *, by: Person) -> None:
    """The teacher who was reported reads it in an email."""
    if sides_of(report).teacher is None:
        raise Refused(Impossible.ALREADY_TAKEN)
    notifications.notify_warned(report, _take(Step.WARN, report, text, by))


def hide(report: Report, message: Entry, *, by: Person) -> None:
    """Neither of the two sides reads the message any more; the coordinations still do."""
    _take(Step.HIDE, report, "", by)
    message.hidden_at = now()


def show(report: Report, message: Entry, *, by: Person) -> None:
    _take(Step.SHOW, report, "", by)
    message.hidden_at = None


def tell(report: Report, *, by: Person) -> None:
    """The coordination of the other class reads the report and can act on it as well."""
    if not may_be_told(report):
        raise Refused(Impossible.ALREADY_TAKEN)
    entry = _take(Step.TELL, report, "", by)
    key = sides_of(report).theirs.region_key
    claim(report, Report.told_region_key.is_(None), refusal=Impossible.ALREADY_TAKEN, told_region_key=key)
    notifications.notify_told(report, entry)


def lock(report: Report, text: str, *, by: Person) -> None:
    """Suspends the account, as far as the coordinator may; the teacher reads the reason."""
    teacher = sides_of(report).teacher
    if teacher is None:
        raise Refused(Impossible.ALREADY_TAKEN)
    _take(Step.LOCK, report, text, by)
    suspend(teacher, Grounds(text), by=by)


def close(report: Report, text: str, *, by: Person) -> None:
    """The reporter reads the answer."""
    entry = _take(Step.CLOSE, report, text, by)
    is_open = Report.handled_at.is_(None)
    claim(report, is_open, refusal=Impossible.ALREADY_TAKEN, handled_at=now(), handled_by_id=by.id)
    notifications.notify_closed(report, entry)


def reopen(report: Report, *, by: Person) -> None:
    """Refused when the teacher has reported the same request again meanwhile."""
    _take(Step.REOPEN, report, "", by)
    is_closed = Report.handled_at.is_not(None)
    try:
        with db.session.begin_nested():
            claim(report, is_closed, refusal=Impossible.ALREADY_TAKEN, handled_at=None, handled_by_id=None)
    except IntegrityError:
        raise Refused(Impossible.ALREADY_TAKEN) from None


def _take(step: Step, report: Report, text: str, by: Person) -> ReportEntry:
    decide(TRANSITIONS, step, status_of(report), relations(by, report), text)
    entry = ReportEntry(
        report_id=report.id, step=step, by_id=by.id, text=text.strip(), language=by.language if text.strip() else ""
    )
    db.session.add(entry)
    db.session.flush()
    return entry
