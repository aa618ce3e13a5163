"""Writes contributions: drafts, versions, media and every move."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, select, update

from portal.accounts.models import Person
from portal.contributions.models import Contribution, ContributionMove, Facet, Medium, Version
from portal.contributions.queries import parts, shown_media
from portal.contributions.rules import (
    MOST_FILES,
    MOVES,
    ContributionRefusal,
    Reason,
    Status,
    Step,
    is_empty,
    kinds,
)
from portal.contributions.telling import tell
from portal.classes.models import SchoolClass
from portal.db import db
from portal.files.intake import Intake
from portal.kit.clock import now
from portal.kit.moves import Impossible, decide
from portal.kit.refusal import Refused
from portal.projects.models import Project
from portal.projects.queries import is_confirmed
from portal.projects.rules import TAKES_CONTRIBUTIONS
from portal.regions.queries import must_be_open
from portal.search.actions import drop, put
from portal.search.stems import stems
from portal.web import freshness


@dataclass(frozen=True)
class Content:
    """What students type."""

    title: str
    text: str
    language: str
    authors: tuple[Person, ...] = ()


@dataclass(frozen=True)
class Why:
    """A reason: ready ones, and free words in a language."""

    codes: tuple[Reason, ...] = ()
    words: str = ""


def start(project: Project, school_class: SchoolClass, content: Content, *, by: Person) -> Contribution:
    """A new draft; refused when the project is over or the partnership rests."""
    if project.status not in TAKES_CONTRIBUTIONS:
        raise Refused(ContributionRefusal.NOT_EDITABLE)
    must_be_open(project.region_key)
    work = Contribution(
        project=project,
        school_class=school_class,
        region_key=school_class.school.region_key,
        title=content.title,
        text=content.text,
        language=content.language,
        age_from=school_class.age_from,
        age_to=school_class.age_to,
        revision=1,
        authors=list({author.id: author for author in (by, *content.authors)}.values()),
    )
    db.session.add(work)
    db.session.flush()
    _keep_version(work, by)
    return work


def save(work: Contribution, content: Content, *, revision: int, by: Person) -> None:
    """Saves over the version that the author has seen; a newer one from another window is never overwritten."""
    work.authors = list({author.id: author for author in (by, *content.authors)}.values())
    if (work.title, work.text, work.language) == (content.title, content.text, content.language):
        return
    _raise_revision(work, revision, title=content.title, text=content.text, language=content.language)
    _keep_version(work, by)


def add_medium(work: Contribution, intake: Intake, files: dict[str, dict[str, Any]], *, by: Person) -> Medium:
    """Adds a file that the intake has made harmless and the store keeps as `files`."""
    shown = shown_media(work)
    if len(shown) >= MOST_FILES:
        raise Refused(ContributionRefusal.TOO_MANY_FILES)
    medium = Medium(
        contribution=work,
        position=max((m.position for m in shown), default=0) + 1,
        kind=intake.kind,
        name=intake.name,
        files=files,
        seconds=intake.seconds,
        pages=intake.pages,
        n_bytes=intake.n_bytes,
        sha256=intake.sha256,
    )
    db.session.add(medium)
    db.session.flush()
    _raise_revision(work, work.revision)
    _keep_version(work, by)
    return medium


def remove_medium(medium: Medium, *, by: Person) -> None:
    """Takes a file out of the work; earlier versions keep it, so it can be put back."""
    medium.removed_at = now()
    _raise_revision(medium.contribution, medium.contribution.revision)
    _keep_version(medium.contribution, by)


def restore_medium(medium: Medium, *, by: Person) -> None:
    medium.removed_at = None
    _raise_revision(medium.contribution, medium.contribution.revision)
    _keep_version(medium.contribution, by)


def describe(medium: Medium, alt: str) -> None:
    """Sets the alternative text."""
    medium.alt = alt


def move(work: Contribution, step: Step, *, by: Person, why: Why = Why()) -> None:  # noqa: B008 - frozen
    """Makes one step of the table of moves; of two people at once, one wins and the other is told."""
    row = decide(MOVES, step, Status(work.status), parts(by, work), why.words or " ".join(why.codes))
    _check(work, step)
    moment, start = now(), work.status
    moved = db.session.execute(
        update(Contribution)
        .where(Contribution.id == work.id, Contribution.status == start)
        .values(
            status=row.to,
            status_since=moment,
            published_at=moment if row.to == Status.PUBLISHED else None,
            revision=Contribution.revision + 1,
        )
        .execution_options(synchronize_session=False)
    )
    if not moved.rowcount:  # type: ignore[attr-defined]
        raise Refused(Impossible.ALREADY_MOVED)
    db.session.refresh(work)
    trace = ContributionMove(
        contribution_id=work.id,
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
    if Status.PUBLISHED in (start, row.to):
        _show_or_hide(work)
    tell(work, trace, by)


def _check(work: Contribution, step: Step) -> None:
    """What a step asks of the work beyond its status."""
    if step == Step.SUBMIT:
        must_be_open(work.region_key)
        if is_empty(work.title, work.text, len(shown_media(work))):
            raise Refused(ContributionRefusal.EMPTY)
    teacher = work.school_class.teacher
    if step == Step.FORWARD and not is_confirmed(teacher, work.school_class.school_id):
        raise Refused(ContributionRefusal.NOT_CONFIRMED)
    if step == Step.PUBLISH and not work.project.is_public:
        raise Refused(ContributionRefusal.PROJECT_NOT_PUBLIC)


def _show_or_hide(work: Contribution) -> None:
    """Puts a published work where visitors look, or takes it away everywhere."""
    db.session.execute(delete(Facet).where(Facet.contribution_id == work.id))
    drop("contribution", work.id)
    if work.published_at:
        db.session.add_all(
            Facet(contribution_id=work.id, name=name, published_at=work.published_at) for name in facets(work)
        )
        put("contribution", work.id, search_words(work))
    freshness.renew()


def facets(work: Contribution) -> list[str]:
    """What the gallery finds a work by, beyond region and language."""
    media = [medium.kind for medium in shown_media(work)]
    return [
        *(f"topic:{topic}" for topic in work.project.topics),
        *(f"kind:{kind}" for kind in kinds(work.text, media)),
        *(f"age:{age}" for age in range(work.age_from, work.age_to + 1)),
    ]


def search_words(work: Contribution) -> list[str]:
    """Stemmed words of all that can be read in the work; the title counts twice."""
    alts = " ".join(medium.alt for medium in shown_media(work))
    own = stems(f"{work.title} {work.title} {work.text} {alts}", work.language)
    return own + stems(work.project.title, work.project.language)


def _raise_revision(work: Contribution, seen: int, **values: str) -> None:
    saved = db.session.execute(
        update(Contribution)
        .where(Contribution.id == work.id, Contribution.revision == seen)
        .values(revision=seen + 1, updated_at=now(), **values)
        .execution_options(synchronize_session=False)
    )
    if not saved.rowcount:  # type: ignore[attr-defined]
        raise Refused(ContributionRefusal.EDITED_ELSEWHERE)
    db.session.refresh(work)


def _keep_version(work: Contribution, by: Person) -> None:
    last = select(func.coalesce(func.max(Version.number), 0)).where(Version.contribution_id == work.id)
    db.session.add(
        Version(
            contribution_id=work.id,
            number=(db.session.scalar(last) or 0) + 1,
            title=work.title,
            text=work.text,
            language=work.language,
            media=[[medium.id, medium.alt] for medium in shown_media(work)],
            saved_by_id=by.id,
        )
    )
    db.session.flush()
