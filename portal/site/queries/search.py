"""Full-text search for visitors: what was found, with the words that were found marked."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from markupsafe import Markup, escape
from sqlalchemy import func, select

from portal.contributions.models import Contribution
from portal.core.db import db
from portal.core.search.queries import find
from portal.core.search.stems import query_groups, stems
from portal.core.text import words
from portal.regions.models import Rename
from portal.regions.queries import all_regions

MOST = 20
READ = 4000  # letters of a text in which the place for the excerpt is looked for
BEFORE, AFTER = 60, 200  # letters around the first word that was found


class Hit(NamedTuple):
    """A contribution that was found."""

    id: int
    title: Markup
    excerpt: Markup
    language: str
    region_key: str


def search(typed: str) -> list[Hit]:
    """The best published contributions, best first."""
    groups = query_groups(typed)
    numbers = find("contribution", groups, limit=MOST)
    columns = (Contribution.id, Contribution.title, func.substr(Contribution.text, 1, READ))
    found = select(*columns, Contribution.language, Contribution.region_key)
    shown = found.where(Contribution.id.in_(numbers), Contribution.published_at.is_not(None))
    rows = {row.id: row for row in db.session.execute(shown)}
    wanted = frozenset(form for group in groups for form in group)
    return [_hit(rows[number], wanted) for number in numbers if number in rows]


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


def _hit(row: Any, wanted: frozenset[str]) -> Hit:
    number, title, text, lang, region_key = row
    part = around(text, lang, wanted)
    return Hit(number, marked(title, lang, wanted), marked(part, lang, wanted), lang, region_key)


def around(text: str, lang: str, wanted: frozenset[str]) -> str:
    """The part of a text around the first word that was found, without Markdown's signs."""
    plain = " ".join(re.sub(r"\]\([^)]*\)|[*_#>`~\[\]]+", " ", text).split())
    places = (word.start() for word in re.finditer(r"\w+", plain) if _is_wanted(word.group(), lang, wanted))
    first = next(places, 0)
    start = plain.rfind(" ", 0, max(first - BEFORE, 0)) + 1 if first > BEFORE else 0
    end = len(plain) if len(plain) <= first + AFTER else plain.rfind(" ", 0, first + AFTER)
    return ("… " if start else "") + plain[start:end] + (" …" if end < len(plain) else "")


def marked(text: str, lang: str, wanted: frozenset[str]) -> Markup:
    """The text as HTML with every found word in <mark>."""
    parts = re.split(r"(\w+)", text)  # every second part is a word
    return Markup("").join(
        Markup("<mark>{}</mark>").format(part) if place % 2 and _is_wanted(part, lang, wanted) else escape(part)
        for place, part in enumerate(parts)
    )


def _is_wanted(word: str, lang: str, wanted: frozenset[str]) -> bool:
    return not wanted.isdisjoint(_forms(word, lang))


@lru_cache(maxsize=50_000)
def _forms(word: str, lang: str) -> frozenset[str]:
    return frozenset(stems(word, lang))
