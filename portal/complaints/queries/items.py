"""What a visitor reports while it is public: a contribution, one of its pictures, a project, or another page."""

from dataclasses import dataclass

from portal.accounts.models import Person
from portal.complaints.models import Case
from portal.complaints.rules.codes import PAGES, Kind
from portal.contributions.models import Contribution, Medium
from portal.contributions.queries import contributions
from portal.contributions.rules import OF_AUTHORS_ALONE, SEEN_BY_COORDINATORS
from portal.core.db import db
from portal.core.fingerprint import fingerprint
from portal.core.refusal import NotFound, existing
from portal.core.web.reported import Address, ReportedPage, find_reported
from portal.projects.models import Project
from portal.projects.queries import get_visible
from portal.projects.rules import Status

Thing = Contribution | Project | ReportedPage


@dataclass(frozen=True)
class Item:
    """What was looked at, and the contribution, project or page that is decided about."""

    kind: Kind
    number: int
    thing: Thing

    @property
    def about(self) -> str:
        """The same for all reports about one thing."""
        if isinstance(self.thing, ReportedPage):
            return _key_of(self.kind, self.number, self.thing)
        kind = Kind.CONTRIBUTION if isinstance(self.thing, Contribution) else Kind.PROJECT
        return f"{kind}:{self.thing.id}"

    @property
    def revision(self) -> str:
        return revision_of(self.thing)


def get_item(by: Person, kind: Kind, number: int) -> Item:
    """By whoever looks at it; only what everybody can read."""
    if kind in PAGES:
        thing: Thing = existing(find_reported(kind, number))
    elif kind == Kind.PROJECT:
        thing = get_visible(by, number)
    elif kind == Kind.PICTURE:
        medium = existing(db.session.get(Medium, number))
        thing = contributions.get_visible(by, medium.contribution_id)
        existing(medium if medium.removed_at is None else None)
    else:
        thing = contributions.get_visible(by, number)
    if not thing.is_public:
        raise NotFound
    return Item(kind, number, thing)


def revision_of(thing: Thing) -> str:
    """Changes with what visitors read of it, and not because it is hidden or shown again."""
    if isinstance(thing, ReportedPage):
        return thing.revision
    if isinstance(thing, Project):
        return fingerprint(thing.shown)
    files = [(medium.id, medium.edition) for medium in contributions.current_media(thing)]
    return fingerprint(thing.title, thing.text, thing.language, files)


def address_of(thing: Thing) -> Address:
    """Where visitors read it."""
    if isinstance(thing, ReportedPage):
        return thing.address
    if isinstance(thing, Project):
        return Address("site.project", {"project_id": thing.id})
    return Address("contributions.show", {"contribution_id": thing.id})


def thing_of(case: Case) -> Thing | None:
    """None: it was deleted."""
    return _page_of(case.page) if case.page else case.contribution or case.project


def left_to_coordinators(case: Case) -> Thing | None:
    """What coordinators may read of it: nothing that its authors or families have taken back."""
    if case.contribution:
        return case.contribution if case.contribution.status in SEEN_BY_COORDINATORS else None
    return None if case.project and case.project.status == Status.DRAFT else thing_of(case)


def left_to_teachers(case: Case) -> Thing | None:
    """What whoever is concerned may read of it: no draft that the authors have made of it again."""
    taken_back = case.contribution is not None and case.contribution.status in OF_AUTHORS_ALONE
    return None if taken_back else thing_of(case)


def teachers_of(case: Case) -> list[Person]:
    """Whom a decision concerns."""
    thing = thing_of(case)
    if isinstance(thing, ReportedPage):
        return list(thing.concerned)
    if isinstance(thing, Contribution):
        teacher = thing.school_class.teacher
        return [teacher] if teacher else []
    return list(thing.teachers) if thing else []


def _key_of(kind: str, number: int, page: ReportedPage) -> str:
    """SQLite gives the number of something deleted to the next one: the moment tells them apart."""
    return f"{kind}:{number}:{page.made_at.timestamp():.0f}"


def _page_of(key: str) -> ReportedPage | None:
    kind, number, _ = key.split(":")
    page = find_reported(kind, int(number))
    return page if page and _key_of(kind, int(number), page) == key else None
