"""Writes applications: what a class applies with, every step with it, and taking back a decision."""

from datetime import datetime
from typing import Any

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.actions import take_back
from portal.core.refusal import Refused
from portal.core.transitions import Impossible, decide
from portal.events.models import Application, ApplicationEntry, ApplicationWork, Event
from portal.events.notifications import events_of, notify
from portal.events.queries.applications import find_undoable, is_editable, relations, unmet, unmet_by_content
from portal.events.queries.events import invited_regions
from portal.events.rules.applications import Content, Explanation
from portal.events.rules.codes import ApplicationKind, ApplicationStatus, EventRefusal
from portal.events.rules.steps import DECISIONS, TRANSITIONS, Step
from portal.regions.queries import must_be_open

NO_EXPLANATION = Explanation()


def begin(event: Event, school_class: SchoolClass, kind: ApplicationKind, content: Content) -> Application:
    """A draft; nobody but its teacher sees it."""
    region_key = school_class.school.region_key
    must_be_open(region_key)
    if region_key not in invited_regions(event):
        raise Refused(EventRefusal.NOT_INVITED)
    application = Application(event=event, school_class=school_class, region_key=region_key, kind=kind)
    _take_over(application, content)
    db.session.add(application)
    db.session.flush()
    return application


def change(application: Application, content: Content) -> None:
    """What waits for a decision stays complete."""
    if not is_editable(application):
        raise Refused(EventRefusal.CALL_OVER)
    is_same = (Application.status == application.status, Application.updated_at == application.updated_at)
    claim(application, *is_same, refusal=Impossible.ALREADY_TAKEN, updated_at=now())
    _take_over(application, content)
    db.session.flush()
    if application.status == ApplicationStatus.HANDED_IN and (refusal := unmet_by_content(application)):
        raise Refused(refusal)


def take_step(
    application: Application, step: Step, why: Explanation = NO_EXPLANATION, *, by: Person, seen: str | None = None
) -> None:
    """Of two people at once one is first; `seen` is the version that was looked at."""
    transition = decide(TRANSITIONS, step, application.status, relations(by, application), why.as_text)
    if refusal := unmet(step, application):
        raise Refused(refusal)
    if seen is not None and seen != application.version:
        raise Refused(Impossible.ALREADY_TAKEN)
    moment, before = now(), _facts(application)
    is_same = (Application.status == application.status, Application.updated_at == application.updated_at)
    entry = ApplicationEntry(
        application_id=application.id, step=step, start=application.status, to=transition.to, by_id=by.id, at=moment
    )
    claim(
        application,
        *is_same,
        refusal=Impossible.ALREADY_TAKEN,
        status=transition.to,
        status_since=moment,
        updated_at=moment,
        **_reasons(step, why, by),
    )
    entry.before = before if step in DECISIONS else None
    db.session.add(entry)
    db.session.flush()
    notify(application, entry)


def undo(application: Application, *, by: Person) -> None:
    """Of somebody who undoes it and somebody who goes on with it, one is first; nobody gets an email."""
    entry = find_undoable(by, application)
    if entry is None or entry.before is None or not take_back(events_of(application, entry)):
        raise Refused(Impossible.TOO_LATE)
    before = dict(entry.before)
    since = datetime.fromisoformat(before.pop("status_since"))
    is_same = (Application.status == entry.to, Application.updated_at == application.updated_at)
    claim(
        application,
        *is_same,
        refusal=Impossible.TOO_LATE,
        status=entry.start,
        status_since=since,
        updated_at=now(),
        **before,
    )
    undone = ApplicationEntry(application_id=application.id, step=Step.UNDO, start=entry.to, to=entry.start)
    undone.by_id = by.id
    db.session.add(undone)


def discard(application: Application) -> None:
    """A draft is deleted; whoever hands it in at the same moment is before that, or finds it no more."""
    is_draft = Application.status == ApplicationStatus.DRAFT
    claim(application, is_draft, refusal=Impossible.ALREADY_TAKEN, updated_at=now())
    db.session.delete(application)


def _take_over(application: Application, content: Content) -> None:
    values = dict(vars(content))
    works = values.pop("works")
    for name, value in values.items():
        setattr(application, name, value)
    known = {each.contribution_id: each for each in application.works}
    application.works = [known.get(number) or ApplicationWork(contribution_id=number) for number in works]
    for position, each in enumerate(application.works):
        each.position = position


def _facts(application: Application) -> dict[str, Any]:
    """What a decision replaces, as JSON."""
    return {
        "status_since": application.status_since.isoformat(),
        "reasons": application.reasons,
        "reason": application.reason,
        "reason_language": application.reason_language,
    }


def _reasons(step: Step, why: Explanation, by: Person) -> dict[str, Any]:
    """Those of the last decision; they stay until the next one, or until the class hands in again."""
    if step not in DECISIONS and step != Step.HAND_IN:
        return {}
    words = {"reason": why.words, "reason_language": by.language if why.words else ""}
    return {"reasons": [*why.reasons], **words}
