"""Search results as visitors read them: an excerpt around the first word that was found, found words marked."""

import re
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

from portal.core.search.stems import stems
from portal.core.text import WORD
from portal.core.web.markdown import without_markup
from portal.site.queries.search import Found, Hit

BEFORE, AFTER = 60, 200  # characters around the first word that was found


class Result(NamedTuple):
    """A contribution that was found, as HTML."""

    id: int
    title: Markup
    excerpt: Markup
    language: str
    region_key: str


def results(found: Found) -> list[Result]:
    """The contributions of a page of results as visitors read them."""
    forms = frozenset(form for group in found.groups for form in group)
    return [_result(hit, forms) for hit in found.hits]


def excerpt(text: str, lang: str, forms: frozenset[str]) -> str:
    """The part of a text around the first word of which a form was searched, without markup."""
    plain = without_markup(text)
    positions = (word.start() for word in WORD.finditer(plain) if _is_searched(word.group(), lang, forms))
    first = next(positions, 0)
    start = plain.rfind(" ", 0, max(first - BEFORE, 0)) + 1 if first > BEFORE else 0
    end = len(plain) if len(plain) <= first + AFTER else plain.rfind(" ", 0, first + AFTER)
    return ("… " if start else "") + plain[start:end] + (" …" if end < len(plain) else "")


def marked(text: str, lang: str, forms: frozenset[str]) -> Markup:
    """The text as HTML with every word of which a form was searched in <mark>."""
    parts = re.split(f"({WORD.pattern})", text)  # every second part is a word
    return Markup("").join(
        Markup("<mark>{}</mark>").format(part) if index % 2 and _is_searched(part, lang, forms) else escape(part)
        for index, part in enumerate(parts)
    )


def _result(hit: Hit, forms: frozenset[str]) -> Result:
    part = excerpt(hit.text, hit.language, forms)
    title = marked(hit.title, hit.language, forms)
    return Result(hit.id, title, marked(part, hit.language, forms), hit.language, hit.region_key)


def _is_searched(word: str, lang: str, forms: frozenset[str]) -> bool:
    return not forms.isdisjoint(_forms(word, lang))


@lru_cache(maxsize=50_000)
def _forms(word: str, lang: str) -> frozenset[str]:
    return frozenset(stems(word, lang))
