"""Contact data that was found in a document, as plain values: a process of its own prints them, a row keeps them."""

from portal.spotting.excerpts import Excerpt
from portal.spotting.spots import Kind

FoundInPage = tuple[int, str, str, str, str]  # page, counted from 1; kind, text, what stands before and behind it


def plain(page: int, excerpt: Excerpt) -> FoundInPage:
    return page, excerpt.kind, excerpt.text, excerpt.before, excerpt.after


def unread_from(page: int) -> FoundInPage:
    """Says that nobody has looked at this page and those behind it."""
    return plain(page, Excerpt(Kind.UNREAD, str(page)))
