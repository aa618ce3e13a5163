"""Full-text search for visitors: which works, projects, schools and regions the typed words find."""

from typing import NamedTuple

from sqlalchemy import func, select

from portal.contributions.models import Contribution
from portal.core.db import db
from portal.core.search.queries import CONSIDERED, find
from portal.core.search.stems import query_groups
from portal.core.text import words
from portal.core.web.paging import within
from portal.regions.models import Rename
from portal.regions.queries import all_regions
from portal.site.queries.lists import ListedProject, projects_numbered
from portal.site.queries.places import Groups, Place, places

PER_PAGE = 20
MOST_PROJECTS, MOST_SCHOOLS = 6, 12
READ = 4000  # characters of a text from which its excerpt is made


class Hit(NamedTuple):
    """A contribution that was found."""

    id: int
    title: str
    text: str  # its beginning, in Markdown
    language: str
    region_key: str


class Found(NamedTuple):
    """What was found; `n` contributions in all, of which `hits` are those of one page."""

    groups: Groups
    page: int
    hits: list[Hit]
    n: int
    projects: list[ListedProject]
    schools: list[Place]
    regions: list[str]

    @property
    def is_empty(self) -> bool:
        return not (self.n or self.projects or self.schools or self.regions)


def search(typed: str, page: int = 1) -> Found:
    """The best first; beyond CONSIDERED contributions nothing is counted."""
    groups = query_groups(typed)
    numbers = find("contribution", places().beside(groups), limit=CONSIDERED)
    page = within(page, len(numbers), PER_PAGE)
    shown = numbers[(page - 1) * PER_PAGE : page * PER_PAGE]
    schools = places().named(groups)[:MOST_SCHOOLS]
    return Found(groups, page, _hits(shown), len(numbers), _projects(groups), schools, regions_named(typed))


def finds_anything(typed: str) -> int:
    """How many contributions and projects the words find, counted to a certain number."""
    groups = places().beside(query_groups(typed))
    return sum(len(find(corpus, groups, limit=PER_PAGE, ranked=False)) for corpus in ("contribution", "project"))


def regions_named(typed: str) -> list[str]:
    """Keys of the regions of which a name, old name or alias has words that begin with the typed ones."""
    wanted = words(typed)
    if not wanted:
        return []
    names = {key: [*region.names.values(), *region.aliases] for key, region in all_regions().items()}
    for key, official in db.session.execute(select(Rename.region_key, Rename.names)):
        names[key] += official.values()
    return [key for key, known in names.items() if any(_begin(wanted, words(name)) for name in known)]


def _hits(numbers: list[int]) -> list[Hit]:
    columns = (Contribution.id, Contribution.title, func.substr(Contribution.text, 1, READ))
    query = select(*columns, Contribution.language, Contribution.region_key)
    query = query.where(Contribution.id.in_(numbers), Contribution.published_at.is_not(None))
    hits = {row.id: Hit(*row) for row in db.session.execute(query)}
    return [hits[number] for number in numbers if number in hits]


def _projects(groups: Groups) -> list[ListedProject]:
    return projects_numbered(find("project", places().beside(groups), limit=MOST_PROJECTS))


def _begin(wanted: list[str], known: list[str]) -> bool:
    return all(any(word.startswith(begun) for word in known) for begun in wanted)
