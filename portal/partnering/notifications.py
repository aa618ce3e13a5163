"""Who hears what of a request, by mail in the own language; one mail per event."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from portal.accounts.models import Assignment, Person
from portal.core.db import db
from portal.core.mail.actions.outbox import post
from portal.matching.models import Wish
from portal.matching.queries.searches import Match
from portal.matching.rules import Status
from portal.partnering.models import Entry, PartnerRequest, Report
from portal.partnering.rules import Step

EXCERPT = 200  # characters of a text that leave the portal


def tell_step(request: PartnerRequest, wish: Wish, step: Step, entry: Entry | None = None) -> None:
    """What the other side did."""
    event = f"{step}:{entry.id if entry else request.id}"
    _tell(request, wish, step, event, excerpt=excerpt(entry.text if entry else ""), entry=entry)


def tell_message(request: PartnerRequest, wish: Wish, entry: Entry) -> None:
    _tell(request, wish, "message", f"message:{entry.id}", excerpt=excerpt(entry.text))


def tell_ended(request: PartnerRequest, wish: Wish) -> None:
    """The side that still looks learns that the other one does not."""
    other = request.to_wish if wish.id == request.from_wish_id else request.from_wish
    _tell(request, wish, "end", f"end:{wish.id}", other_has_found=other.status == Status.FULFILLED)


def tell_reminder(request: PartnerRequest, wish: Wish) -> None:
    """Half of the time is over."""
    _tell(request, wish, "remind", f"remind:{request.due_on}")


def tell_lapsed(request: PartnerRequest, wish: Wish) -> None:
    """To the side that did not answer."""
    _tell(request, wish, "lapse", f"lapse:{wish.id}")


def tell_unanswered(request: PartnerRequest, wish: Wish, best: Sequence[Match]) -> None:
    """To the side that waited in vain, with the classes that fit best after this one."""
    _tell(request, wish, "unanswered", f"lapse:{wish.id}", best=best)


def tell_reported(report: Report) -> None:
    """Every coordinator of the reporter's region."""
    found = select(Person).join(Assignment, Assignment.person_id == Person.id)
    for person in db.session.scalars(found.where(Assignment.region_key == report.region_key)):
        _post(person, f"partner-report:{report.id}:{person.id}", "reported", report=report)


def tell_handled(report: Report) -> None:
    """The reporter learns that somebody looked."""
    _post(report.by, f"partner-report:{report.id}:handled", "handled", report=report)


def excerpt(text: str) -> str:
    """The beginning of a text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else f"{line[:EXCERPT].rstrip()}…"


def _tell(request: PartnerRequest, wish: Wish, template: str, event: str, **facts: Any) -> None:
    """A letter to the teacher of one of the two wishes, about the other class."""
    other = request.to_wish if wish.id == request.from_wish_id else request.from_wish
    teacher = db.session.get_one(Person, wish.teacher_id)
    event = f"partner-request:{request.id}:{event}"
    _post(teacher, event, template, request=request, mine=wish.school_class, other=other.school_class, **facts)


def _post(to: Person, event: str, template: str, **facts: Any) -> None:
    if to.email:
        post(
            event=event,
            to=to.email,
            language=to.language,
            template=f"partnering/mail/{template}.txt",
            name=to.name,
            **facts,
        )
