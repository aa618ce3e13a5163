"""The dossier of a nomination: written from what is published, frozen when the nominee has agreed.

A frozen dossier holds numbers of works, visits and awards, no words of them: what is withdrawn, hidden or taken back
later, or may not be used for awards any more, vanishes from it when it is read.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import contains_eager, lazyload

from portal.awards.models import AwardRound, Nomination
from portal.awards.queries.nominees import joint_projects, name_of
from portal.awards.rules.codes import Nominee, RoundStatus
from portal.awards.rules.nominations import Whom
from portal.consent.rules.codes import Use
from portal.contributions.models import Contribution
from portal.contributions.queries.contributions import current_media
from portal.contributions.rules import Kind, kinds
from portal.core.clock import now
from portal.core.db import db
from portal.projects.models import Project
from portal.twinnings.models import Twinning
from portal.twinnings.queries import public_projects_of
from portal.uses.queries import Work, still_usable
from portal.visits.models import Visit
from portal.visits.rules.codes import Status as VisitStatus

MOST_WORKS = 500


@dataclass(frozen=True)
class Meeting:
    """A public visit that was reported."""

    place: str
    first_day: date
    last_day: date


@dataclass(frozen=True)
class Dossier:
    """What the jury reads of a nominee, besides the words of the nomination."""

    name: str
    language: str  # of the name; empty where it is not known
    regions: Sequence[str]
    founded: int | None
    projects: Sequence[Project]
    works: Sequence[Work]
    visits: Sequence[Meeting]
    years: Sequence[int]
    laurels: Sequence[Nomination]  # of other rounds
    at: datetime  # when it was written, or frozen
    is_frozen: bool

    @property
    def by_kind(self) -> dict[Kind, int]:
        """How many works have what; one may have several kinds."""
        counted = Counter(kind for work in self.works for kind in kinds_of(work.contribution))
        return {kind: counted[kind] for kind in Kind if counted[kind]}

    @property
    def by_language(self) -> dict[str, int]:
        return dict(Counter(work.contribution.language for work in self.works).most_common())


def dossier_of(nomination: Nomination) -> Dossier:
    """The frozen one, as far as its works may still be used; before, the one of this moment."""
    facts = nomination.dossier or facts_of(nomination.whom, nomination.round_id)
    works = still_usable(facts["works"], Use.AWARD) if facts["works"] else []
    return Dossier(
        facts["name"],
        facts["language"],
        facts["regions"],
        facts["founded"],
        _still_public(facts["projects"]),
        works,
        [Meeting(each.place, each.first_day, each.last_day) for each in _told(Visit.id.in_(facts["visits"]))],
        facts["years"],
        _counting(Nomination.id.in_(facts["laurels"])),
        datetime.fromisoformat(facts["at"]),
        is_frozen=bool(nomination.dossier),
    )


def facts_of(whom: Whom, round_id: int | None = None) -> dict[str, Any]:
    """What is published about a nominee at this moment, as JSON; laurels of other rounds than this one."""
    nominee, projects = name_of(whom), _projects_of(whom)
    numbers = [project.id for project in projects]
    works = still_usable(_published_in(numbers), Use.AWARD)
    visits, founded = _told(Visit.project_id.in_(numbers)), _founded(whom)
    days = [*(work.contribution.published_at for work in works), *(visit.first_day for visit in visits)]
    return {
        "name": nominee.name,
        "language": nominee.language,
        "regions": list(nominee.regions),
        "founded": founded,
        "projects": numbers,
        "works": [work.contribution.id for work in works],
        "visits": [visit.id for visit in visits],
        "years": sorted({day.year for day in [*days, *_days_of(projects)] if day}),
        "laurels": [laurel.id for laurel in laurels_of(whom, round_id)],
        "at": now().isoformat(),
    }


def laurels_of(whom: Whom, but_of: int | None = None) -> Sequence[Nomination]:
    """Published awards of the same nominee that count, the newest first."""
    is_same = (getattr(Nomination, name) == number for name, number in whom.columns.items() if number)
    return _counting(*is_same, AwardRound.id != (but_of or 0))


def _counting(*conditions: ColumnElement[bool]) -> Sequence[Nomination]:
    query = select(Nomination).join(Nomination.round).options(contains_eager(Nomination.round))
    query = query.where(Nomination.place.is_not(None), Nomination.revoked_at.is_(None), *conditions)
    query = query.where(AwardRound.status == RoundStatus.PUBLISHED)
    return db.session.scalars(query.order_by(AwardRound.year.desc(), AwardRound.id.desc())).all()


def kinds_of(contribution: Contribution) -> list[Kind]:
    return kinds(contribution.text, [medium.kind for medium in current_media(contribution)])


def _projects_of(whom: Whom) -> Sequence[Project]:
    if whom.kind == Nominee.SCHOOLS:
        return joint_projects(whom)
    if whom.kind == Nominee.PROJECT:
        project = db.session.get(Project, whom.number)
        return [project] if project and project.is_public else []
    twinning = db.session.get(Twinning, whom.number)
    return public_projects_of(twinning) if twinning else []


def _founded(whom: Whom) -> int | None:
    twinning = db.session.get(Twinning, whom.number) if whom.kind == Nominee.TWINNING else None
    return twinning.founded if twinning else None


def _published_in(project_ids: Collection[int]) -> Sequence[int]:
    query = select(Contribution.id).where(
        Contribution.project_id.in_(project_ids), Contribution.published_at.is_not(None)
    )
    return db.session.scalars(query.order_by(Contribution.published_at.desc()).limit(MOST_WORKS)).all()


def _told(condition: ColumnElement[bool]) -> Sequence[Visit]:
    """Public visits that were reported."""
    query = select(Visit).where(condition, Visit.is_public, Visit.status == VisitStatus.REPORTED)
    return db.session.scalars(query.options(lazyload("*")).order_by(Visit.first_day, Visit.id)).all()


def _days_of(projects: Iterable[Project]) -> list[date | None]:
    return [day for project in projects for day in (project.starts_on, project.ends_on)]


def _still_public(project_ids: Collection[int]) -> Sequence[Project]:
    query = select(Project).where(Project.id.in_(project_ids), Project.is_public)
    return db.session.scalars(query.options(lazyload("*")).order_by(Project.id)).all()
