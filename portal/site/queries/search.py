"""Full-text search for visitors: which published contributions and which regions the typed words find."""

from typing import NamedTuple

from sqlalchemy import func, select

from portal.contributions.models import Contribution
from portal.core.db import db
from portal.core.search.queries import find
from portal.core.text import words
from portal.regions.models import Rename
from portal.regions.queries import all_regions

MOST = 20
READ = 4000  # characters of a text from which its excerpt is made


class Hit(NamedTuple):
    """A contribution that was found."""

    id: int
    title: str
    text: str  # its beginning, in Markdown
    language: str
    region_key: str


def search(groups: list[list[str]]) -> list[Hit]:
    """The best published contributions that have of each group (portal.core.search.stems) a form, best first."""
    numbers = find("contribution", groups, limit=MOST)
    columns = (Contribution.id, Contribution.title, func.substr(Contribution.text, 1, READ))
    query = select(*columns, Contribution.language, Contribution.region_key)
    query = query.where(Contribution.id.in_(numbers), Contribution.published_at.is_not(None))
    hits = {row.id: Hit(*row) for row in db.session.execute(query)}
    return [hits[number] for number in numbers if number in hits]


def regions_named(typed: str) -> list[str]:
    """Keys of the regions of which a name, old name or alias has words that begin with the typed ones."""
    wanted = words(typed)
    if not wanted:
        return []
    names = {key: [*region.names.values(), *region.aliases] for key, region in all_regions().items()}
    for key, official in db.session.execute(select(Rename.region_key, Rename.names)):
        names[key] += official.values()
    return [key for key, known in names.items() if any(_begin(wanted, words(name)) for name in known)]


def _begin(wanted: list[str], known: list[str]) -> bool:
    return all(any(word.startswith(begun) for word in known) for begun in wanted)
