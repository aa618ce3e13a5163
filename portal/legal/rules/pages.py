"""The legal pages, and the drafts of them that come with the portal."""

from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from portal.spaces import spaced

DRAFTS = Path(__file__).parents[1] / "data"
DRAFTED = date(2026, 11, 30)  # the day of the drafts


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
