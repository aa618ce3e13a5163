"""Writes contributions: drafts, media and every move."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import update

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.contributions.actions.preconditions import hindrance, hindrance_to_begin, must_be_editable, must_have_room
from portal.contributions.actions.publishing import show_or_hide
from portal.contributions.actions.versions import keep_version, raise_revision
from portal.contributions.models import Contribution, ContributionEntry, Medium
from portal.contributions.notifications import notify
from portal.contributions.queries import parts, shown_media
from portal.contributions.rules import TRANSITIONS, ContributionRefusal, Reason, Status, Step
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.storage.ingest import IngestedFile
from portal.core.transitions import Impossible, decide
from portal.projects.models import Project


@dataclass(frozen=True)
class Content:
    """What students type."""

    title: str
    text: str
    language: str
    authors: tuple[Person, ...] = ()
    alts: Mapping[int, str] = field(default_factory=dict)  # medium id → alternative text


@dataclass(frozen=True)
class Why:
    """A reason: ready ones, and free words in a language."""

    codes: tuple[Reason, ...] = ()
    words: str = ""


NO_REASON = Why()


def start(project: Project, school_class: SchoolClass, content: Content, *, by: Person) -> Contribution:
    """A new draft; refused when the project is over or a partnership rests."""
    if code := hindrance_to_begin(project, school_class):
        raise Refused(code)
    contribution = Contribution(
        project=project,
        school_class=school_class,
        region_key=school_class.school.region_key,
        title=content.title,
        text=content.text,
        language=content.language,
        age_from=school_class.age_from,
        age_to=school_class.age_to,
        revision=1,
        authors=_authors(content, by),
    )
    db.session.add(contribution)
    db.session.flush()
    keep_version(contribution, by)
    return contribution


def save(contribution: Contribution, content: Content, *, revision: int, by: Person, in_passing: bool = False) -> None:
    """Saves over the revision that the author has seen; a newer one from another window is never overwritten.

    `in_passing`: saved while somebody types, which does not make a version every time.
    """
    must_be_editable(contribution)
    contribution.authors = _authors(content, by)
    alts = {medium: content.alts.get(medium.id, medium.alt) for medium in shown_media(contribution)}
    stored = (contribution.title, contribution.text, contribution.language, [medium.alt for medium in alts])
    if stored != (content.title, content.text, content.language, list(alts.values())):
        raise_revision(contribution, revision, title=content.title, text=content.text, language=content.language)
        for medium, alt in alts.items():
            describe(medium, alt)
    keep_version(contribution, by, in_passing)


def add_medium(
    contribution: Contribution, ingested: IngestedFile, files: dict[str, dict[str, Any]], *, by: Person
) -> Medium:
    """Adds a file that is cleaned and stored as `files`."""
    must_have_room(contribution)
    medium = Medium(
        contribution=contribution,
        position=max((m.position for m in contribution.media), default=0) + 1,
        kind=ingested.kind,
        name=ingested.name,
        files=files,
        seconds=ingested.seconds,
        pages=ingested.pages,
        n_bytes=ingested.n_bytes,
        sha256=ingested.sha256,
    )
    db.session.add(medium)
    db.session.flush()
    _changed(contribution, by)
    return medium


def remove_medium(medium: Medium, *, by: Person) -> None:
    """Takes a file out of the work; earlier versions keep it, so it can be put back."""
    must_be_editable(medium.contribution)
    if not medium.removed_at:
        medium.removed_at = now()
        _changed(medium.contribution, by)


def restore_medium(medium: Medium, *, by: Person) -> None:
    """Puts a removed file back, where there is room for it."""
    must_have_room(medium.contribution)
    if medium.removed_at:
        medium.removed_at = None
        _changed(medium.contribution, by)


def describe(medium: Medium, alt: str) -> None:
    """Sets the alternative text."""
    medium.alt = alt


def move(contribution: Contribution, step: Step, *, by: Person, why: Why = NO_REASON, seen: int | None = None) -> None:
    """Makes one step of the table of moves; of two people at once, one wins and the other is told.

    `seen` is the revision that was looked at: nobody forwards or publishes what has changed since.
    """
    row = decide(
        TRANSITIONS, step, Status(contribution.status), parts(by, contribution), why.words or " ".join(why.codes)
    )
    if seen not in (None, contribution.revision):
        raise Refused(ContributionRefusal.CHANGED_SINCE)
    if code := hindrance(contribution, step):
        raise Refused(code)
    start = Status(contribution.status)
    _take(contribution, start, row.to)
    trace = ContributionEntry(
        contribution_id=contribution.id,
        step=step,
        start=start,
        to=row.to,
        by_id=by.id,
        reasons=list(why.codes),
        reason=why.words,
        reason_language=by.language if why.words else "",
    )
    db.session.add(trace)
    db.session.flush()
    if step == Step.SUBMIT:
        keep_version(contribution, by)
    if Status.PUBLISHED in (start, row.to):
        show_or_hide(contribution)
    notify(contribution, trace, by)


def _take(contribution: Contribution, start: Status, to: Status) -> None:
    """The one write that decides who was first."""
    moment = now()
    moved = db.session.execute(
        update(Contribution)
        .where(
            Contribution.id == contribution.id,
            Contribution.status == start,
            Contribution.revision == contribution.revision,
        )
        .values(
            status=to,
            status_since=moment,
            published_at=moment if to == Status.PUBLISHED else None,
            revision=contribution.revision + 1,
        )
        .execution_options(synchronize_session=False)
    )
    if not moved.rowcount:  # type: ignore[attr-defined]
        raise Refused(Impossible.ALREADY_TAKEN)
    db.session.refresh(contribution)


def _changed(contribution: Contribution, by: Person) -> None:
    raise_revision(contribution, contribution.revision)
    keep_version(contribution, by)


def _authors(content: Content, by: Person) -> list[Person]:
    return list({author.id: author for author in (by, *content.authors)}.values())
