"""Reads the text of a PDF document for contact data and names; pages that are pictures have no text."""

import time

import pypdfium2

from portal.core.storage.found import FoundInPage, Reading, plain, unread_from
from portal.core.text import capitalised
from portal.spotting.excerpts import find_excerpts

# Of one document; the rest is told as unread, so that people look at it themselves.
MOST_FOUND = 30
MOST_SECONDS = 3.0  # of processor time
MOST_CHARACTERS = 50_000  # of one page; a full page of a newspaper has 10,000
MOST_LETTERS = 60_000  # of different words with a capital: those of a book


def read(pdf: pypdfium2.PdfDocument) -> Reading:
    """What stands in the pages, in their order."""
    found: list[FoundInPage] = []
    words: set[str] = set()
    end = time.process_time() + MOST_SECONDS
    for number in range(1, len(pdf) + 1):
        text = _text(pdf[number - 1])
        found += [plain(number, excerpt) for excerpt in find_excerpts(text[:MOST_CHARACTERS])]
        words |= capitalised(text[:MOST_CHARACTERS])
        is_much = len(found) > MOST_FOUND or len(text) > MOST_CHARACTERS or sum(map(len, words)) > MOST_LETTERS
        if is_much or time.process_time() > end:
            return Reading((*found[:MOST_FOUND], unread_from(number)), tuple(sorted(words)))
    return Reading(tuple(found), tuple(sorted(words)))


def _text(page: pypdfium2.PdfPage) -> str:
    """With the line ends of typed text, and without the sign that stands for a hyphen at the end of a line."""
    lines: str = page.get_textpage().get_text_range()
    return lines.replace("\r\n", "\n").replace("\ufffe", "")
