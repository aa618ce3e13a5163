"""When news is read, and in which language."""

from datetime import date

import pytest

from portal.news.rules import State, state_on, wording_for

DAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("first", "last", "is_removed", "state"),
    [
        (date(2026, 12, 1), None, False, State.COMING),
        (DAY, None, False, State.SHOWN),
        (DAY, DAY, False, State.SHOWN),
        (date(2026, 11, 1), date(2026, 11, 29), False, State.OVER),
        (DAY, None, True, State.REMOVED),
    ],
)
def test_news_is_shown_from_its_first_to_its_last_day(
    first: date, last: date | None, is_removed: bool, state: State
) -> None:
    assert state_on(DAY, first, last, is_removed=is_removed) == state


def test_who_reads_no_translation_reads_the_original() -> None:
    titles, texts = {"de": "Fest", "pl": "Święto", "tr": "Şenlik"}, {"de": "Bald", "pl": "Wkrótce"}
    read = {lang: wording_for(lang, titles, texts, "de") for lang in ("pl", "tr", "de")}
    assert {lang: (each.text, each.language, each.is_original) for lang, each in read.items()} == {
        "pl": ("Wkrótce", "pl", False),
        "tr": ("Bald", "de", True),
        "de": ("Bald", "de", True),
    }
