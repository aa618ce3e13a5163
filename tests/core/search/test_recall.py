"""Sixty searches in six languages find what they should, nothing less and nothing more; on both databases."""

import pytest
from flask import Flask

from portal.core.search.actions import drop, put
from portal.core.search.queries import find
from portal.core.search.slips import is_one_slip
from portal.core.search.spellings import forget_unused, near
from portal.core.search.stems import query_forms, query_groups, spellings, stems
from portal.core.text import fold
from tests.core.search.sentences import SEARCHES, SLIPS, WORKS


@pytest.fixture
def works(app: Flask) -> None:
    for number, (lang, text) in WORKS.items():
        put("contribution", number, stems(text, lang), spellings(text, lang))


@pytest.mark.usefixtures("works")
def test_each_search_finds_the_works_that_it_means() -> None:
    found = {typed: set(find("contribution", query_groups(typed), limit=50)) for typed, _ in SEARCHES}
    assert found == dict(SEARCHES)
    assert len(found) >= 60


@pytest.mark.usefixtures("works")
@pytest.mark.parametrize("typed", SLIPS)
def test_a_slip_of_one_letter_leads_to_what_was_meant(typed: str) -> None:
    assert find("contribution", query_groups(typed), limit=5) == []
    assert SLIPS[typed] in near(query_forms(typed))


@pytest.mark.usefixtures("works")
def test_words_of_what_is_gone_are_known_no_more() -> None:
    assert near(["tomatne"]) == ["Tomaten"]
    drop("contribution", 1)
    assert forget_unused()
    assert not forget_unused()
    assert near(["tomatne"]) == []
    assert near(["brcken"]) == ["Brücken"]


@pytest.mark.usefixtures("works")
def test_words_that_another_work_has_stay_known() -> None:
    put("contribution", 99, stems("Tomaten", "de"), spellings("Tomaten", "de"))
    drop("contribution", 1)
    assert forget_unused()
    assert near(["tomatne"]) == ["Tomaten"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("fluss", "flus", True),
        ("fluss", "flusss", True),
        ("fluss", "flugs", True),
        ("fluss", "fulss", True),
        ("fluss", "fluss", False),
        ("fluss", "fugs", False),
        ("fluss", "ssulf", False),
        ("ab", "ba", True),
        ("abcd", "bacde", False),
    ],
)
def test_what_one_slip_is(one: str, other: str, expected: bool) -> None:
    assert is_one_slip(one, other) is expected
    assert is_one_slip(other, one) is expected


def test_stress_and_invisible_signs_belong_to_the_word() -> None:
    assert fold("го́род") == fold("город")
    assert fold("ёлка й") == "елка й"
    assert stems("го́ро\u00adда", "ru") == stems("города", "ru")
