"""Who hears what of a request, by email in the own language; one email per event."""

from collections.abc import Sequence
from typing import Any

from portal.accounts.models import Person
from portal.accounts.notifications import email_person
from portal.accounts.queries.people import coordinators_of, find_by_id
from portal.accounts.rules.notices import Topic
from portal.core.mail.actions import hold
from portal.core.transitions import UNDO_FOR
from portal.matching.models import PartnerSearch
from portal.matching.queries.matches import Match
from portal.partnering.models import Entry, PartnerRequest, Report
from portal.partnering.rules import UNDOABLE, Status
from portal.projects.queries import project_title

EXCERPT = 200  # characters of a text that leave the portal


def notify_step(request: PartnerRequest, search: PartnerSearch, entry: Entry) -> None:
    """What the other side did; a no that can be undone later than the rest."""
    _notify(request, search, entry.step, f"{entry.step}:{entry.id}", excerpt=excerpt(entry.text), entry=entry)
    if entry.step in UNDOABLE:
        hold([event_of(request, entry)], entry.at + UNDO_FOR)


def event_of(request: PartnerRequest, entry: Entry) -> str:
    """By which the outbox knows the email about a step."""
    return f"partner-request:{request.id}:{entry.step}:{entry.id}"


def notify_message(request: PartnerRequest, search: PartnerSearch, entry: Entry) -> None:
    """What the other side wrote."""
    _notify(request, search, "message", f"message:{entry.id}", excerpt=excerpt(entry.text))


def notify_ended(request: PartnerRequest, search: PartnerSearch) -> None:
    """To the side that still looks, when the other one does not."""
    _notify(request, search, "end", f"end:{search.id}", why=request.other_side(search).status)


def notify_reminder(request: PartnerRequest, search: PartnerSearch) -> None:
    """To the side that has to answer, at half time."""
    _notify(request, search, "remind", f"remind:{request.due_on}")


def notify_expired(request: PartnerRequest, search: PartnerSearch) -> None:
    """To the side that did not answer."""
    _notify(request, search, "expire", f"expire:{search.id}")


def notify_unanswered(request: PartnerRequest, search: PartnerSearch, best: Sequence[Match]) -> None:
    """To the side that waited in vain, with the classes that fit best after this one."""
    _notify(request, search, "unanswered", f"expire:{search.id}", best=best)


def notify_reported(report: Report) -> None:
    """To every coordinator of the reporter's region."""
    for person in coordinators_of(report.region_key):
        _email(
            person, None, f"partner-report:{report.id}:{person.id}", "reported", report=report, about=classes_of(report)
        )


def excerpt(text: str) -> str:
    """The beginning of a text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else f"{line[:EXCERPT].rstrip()}…"


def _notify(request: PartnerRequest, search: PartnerSearch, template: str, event: str, **facts: Any) -> None:
    """To the teacher of one of the two searches, about the other class."""
    mine, other = search.school_class, request.other_side(search).school_class
    facts |= {"request": request, "mine": mine, "other": other}
    joint = project_title(request.project_id) if request.status == Status.ACCEPTED else ""
    about = [f"{mine.name} – {other.name}", joint]
    event = f"partner-request:{request.id}:{event}"
    _email(find_by_id(search.teacher_id), Topic.PARTNERS, event, template, about=about, **facts)


def classes_of(report: Report) -> list[str]:
    """Whose request it is, for the subject."""
    return [f"{report.request.from_search.school_class.name} – {report.request.to_search.school_class.name}"]


def _email(to: Person | None, topic: Topic | None, event: str, template: str, **facts: Any) -> None:
    email_person(to, f"partnering/mail/{template}.txt", event, topic=topic, **facts)
