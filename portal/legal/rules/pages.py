"""The legal pages, and the drafts of them that come with the portal."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from portal.spaces import spaced

DRAFTS = Path(__file__).parents[1] / "data"
DRAFTED = date(2026, 11, 30)  # the day of the drafts
LONGEST_TEXT = 60_000  # characters


class LegalRefusal(StrEnum):
    """Why something about a legal page can not be done."""

    CHANGED_MEANWHILE = "legal_changed_meanwhile"


class Page(StrEnum):
    """What an operator tells visitors, schools and children."""

    IMPRINT = "imprint"
    PRIVACY = "privacy"
    TERMS = "terms"
    ACCESSIBILITY = "accessibility"
    CHILDREN = "children"


@cache
def draft_of(page: Page, lang: str) -> str:
    """The text that comes with the portal, with places for the facts about its operator."""
    return spaced((DRAFTS / page / f"{lang}.md").read_text(encoding="utf-8").strip(), lang)


def language_to_show(wanted: str, written: Collection[str]) -> str:
    """The language of the reader if the text is written in it, else the one that most others read."""
    return next(lang for lang in (wanted, "en", "de", *sorted(written)) if lang in written)
