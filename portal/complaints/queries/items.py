"""What a visitor reports: a contribution, one of its pictures, or a project, while it is public."""

from dataclasses import dataclass

from portal.accounts.models import Person
from portal.complaints.models import Case
from portal.complaints.rules.codes import Kind
from portal.contributions.models import Contribution, Medium
from portal.contributions.queries import contributions
from portal.contributions.rules import OF_AUTHORS_ALONE, SEEN_BY_COORDINATORS
from portal.core.db import db
from portal.core.fingerprint import fingerprint
from portal.core.refusal import NotFound, existing
from portal.projects.models import Project
from portal.projects.queries import get_visible
from portal.projects.rules import Status


@dataclass(frozen=True)
class Item:
    """What was looked at, and the contribution or project that is decided about."""

    kind: Kind
    number: int
    thing: Contribution | Project

    @property
    def about(self) -> str:
        """The same for all reports about one thing."""
        kind = Kind.CONTRIBUTION if isinstance(self.thing, Contribution) else Kind.PROJECT
        return f"{kind}:{self.thing.id}"

    @property
    def revision(self) -> str:
        return revision_of(self.thing)


def get_item(by: Person, kind: Kind, number: int) -> Item:
    """By whoever looks at it; only what everybody can read."""
    if kind == Kind.PROJECT:
        thing: Contribution | Project = get_visible(by, number)
    elif kind == Kind.PICTURE:
        medium = existing(db.session.get(Medium, number))
        thing = contributions.get_visible(by, medium.contribution_id)
        existing(medium if medium.removed_at is None else None)
    else:
        thing = contributions.get_visible(by, number)
    if not thing.is_public:
        raise NotFound
    return Item(kind, number, thing)


def revision_of(thing: Contribution | Project) -> str:
    """Changes with what visitors read of it, and not because it is hidden or shown again."""
    if isinstance(thing, Project):
        return fingerprint(thing.shown)
    files = [(medium.id, medium.edition) for medium in contributions.current_media(thing)]
    return fingerprint(thing.title, thing.text, thing.language, files)


def thing_of(case: Case) -> Contribution | Project | None:
    """None: it was deleted."""
    return case.contribution or case.project


def left_to_coordinators(case: Case) -> Contribution | Project | None:
    """What coordinators may read of it: nothing that its authors or families have taken back."""
    if case.contribution:
        return case.contribution if case.contribution.status in SEEN_BY_COORDINATORS else None
    return case.project if case.project and case.project.status != Status.DRAFT else None


def left_to_teachers(case: Case) -> Contribution | Project | None:
    """What whoever is concerned may read of it: no draft that the authors have made of it again."""
    taken_back = case.contribution is not None and case.contribution.status in OF_AUTHORS_ALONE
    return None if taken_back else thing_of(case)


def teachers_of(case: Case) -> list[Person]:
    """Whom a decision concerns."""
    if case.contribution:
        teacher = case.contribution.school_class.teacher
        return [teacher] if teacher else []
    return list(case.project.teachers) if case.project else []
