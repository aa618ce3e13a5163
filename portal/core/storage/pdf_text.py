"""Looks for contact data in the text of a PDF document; pages that are pictures have no text."""

import time

import pypdfium2

from portal.core.storage.found import FoundInPage, plain, unread_from
from portal.spotting.excerpts import find_excerpts

# Of one document; the rest is told as unread, so that people look at it themselves.
MOST_FOUND = 30
MOST_SECONDS = 3.0  # of processor time
MOST_CHARACTERS = 50_000  # of one page; a full page of a newspaper has 10,000


def found_in(pdf: pypdfium2.PdfDocument) -> list[FoundInPage]:
    """What stands in the pages, in their order."""
    found: list[FoundInPage] = []
    end = time.process_time() + MOST_SECONDS
    for number in range(1, len(pdf) + 1):
        text = _text(pdf[number - 1])
        found += [plain(number, excerpt) for excerpt in find_excerpts(text[:MOST_CHARACTERS])]
        if len(found) > MOST_FOUND or len(text) > MOST_CHARACTERS or time.process_time() > end:
            return [*found[:MOST_FOUND], unread_from(number)]
    return found


def _text(page: pypdfium2.PdfPage) -> str:
    """With the line ends of typed text, and without the sign that stands for a hyphen at the end of a line."""
    lines: str = page.get_textpage().get_text_range()
    return lines.replace("\r\n", "\n").replace("\ufffe", "")
