"""The texts that coordinators of a region can put into a reason: its own ones, and those of the portal."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import force_locale

from portal.moderation.labels import READY_TEXTS
from portal.moderation.models import ReasonText
from portal.moderation.queries.texts import texts_of
from portal.moderation.rules import ReadyText


@dataclass(frozen=True)
class OfferedText:
    """`row` is what the region has written; `code` names the text of the portal that it is or replaces."""

    key: str  # unique among those offered
    language: str
    title: str
    text: str
    row: ReasonText | None = None
    code: ReadyText | None = None


def offered_texts(region_key: str, languages: Iterable[str]) -> dict[str, list[OfferedText]]:
    """By language, in the order asked for."""
    wanted = list(dict.fromkeys(languages))
    rows = texts_of(region_key, wanted)
    replacing = {(row.language, row.code): row for row in rows if row.code}
    return {
        language: [
            *(_replaced(replacing.get((language, code))) or _of_portal(code, language) for code in ReadyText),
            *(_own(row) for row in rows if row.language == language and not row.code),
        ]
        for language in wanted
    }


def _replaced(row: ReasonText | None) -> OfferedText | None:
    return _own(row, ReadyText(row.code)) if row else None


def _own(row: ReasonText, code: ReadyText | None = None) -> OfferedText:
    return OfferedText(str(row.id), row.language, row.title, row.text, row, code)


def _of_portal(code: ReadyText, language: str) -> OfferedText:
    title, text = READY_TEXTS[code]
    with force_locale(language):
        return OfferedText(f"{code}-{language}", language, str(title), str(text), code=code)
