"""What was found in the text of a document, as plain values: a process of its own prints them, rows keep them."""

from dataclasses import dataclass

from portal.spotting.excerpts import Excerpt
from portal.spotting.spots import Kind

FoundInPage = tuple[int, str, str, str, str]  # page, counted from 1; kind, text, what stands before and behind it


@dataclass(frozen=True)
class Reading:
    """Contact data in the text of a document, and its words with a capital, folded: names may be among them."""

    found: tuple[FoundInPage, ...] = ()
    words: tuple[str, ...] = ()


NOTHING_READ = Reading()


def plain(page: int, excerpt: Excerpt) -> FoundInPage:
    return page, excerpt.kind, excerpt.text, excerpt.before, excerpt.after


def unread_from(page: int) -> FoundInPage:
    """Says that nobody has looked at this page and those behind it."""
    return plain(page, Excerpt(Kind.UNREAD, str(page)))
