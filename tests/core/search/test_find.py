"""Putting, finding and dropping documents, on both databases."""

import pytest
from flask import Flask
from sqlalchemy import inspect

from portal.core.db import db
from portal.core.search import tables
from portal.core.search.actions import drop, put, put_all
from portal.core.search.queries import find
from portal.core.search.stems import query_groups, stems


@pytest.fixture(autouse=True)
def index(app: Flask) -> None:
    """Works with or without a migration that made the tables."""
    connection = db.session.connection()
    if not inspect(connection).has_table("search_school"):
        tables.create(connection)
        db.session.commit()


def test_every_group_must_occur_and_any_word_of_it_will_do() -> None:
    put_all("contribution", [(1, ["fluss", "haus"]), (2, ["fluss", "wald"]), (3, ["wald"])])
    assert find("contribution", [["fluss"], ["haus", "wald"]], limit=20) in ([1, 2], [2, 1])
    assert find("contribution", [["fluss"], ["berg"]], limit=20) == []
    assert find("contribution", [], limit=20) == []
    assert find("contribution", [["fluss"], []], limit=20) == []


def test_better_hits_come_first() -> None:
    put("contribution", 1, ["wald", "wiese", "bach", "stein", "fluss"])
    put("contribution", 2, ["fluss", "fluss", "fluss", "wald", "wiese"])
    assert find("contribution", [["fluss"]], limit=20) == [2, 1]
    assert find("contribution", [["fluss"]], limit=1) == [2]


def test_a_beginning_finds_the_word_only_when_asked() -> None:
    put("school", 7, ["_gymnasium", "gymnasium", "ярославль"])
    assert find("school", [["gymn"]], limit=5, prefix=True) == [7]
    assert find("school", [["ярос"], ["_g"]], limit=5, prefix=True, ranked=False) == [7]
    assert find("school", [["gymn"]], limit=5) == []


def test_putting_again_replaces_and_dropping_forgets() -> None:
    put("contribution", 1, ["alt"])
    put("contribution", 1, ["neu"])
    assert find("contribution", [["alt"]], limit=5) == []
    assert find("contribution", [["neu"]], limit=5) == [1]
    drop("contribution", 1)
    drop("contribution", 1)
    assert find("contribution", [["neu"]], limit=5) == []


@pytest.mark.parametrize(
    "word",
    ['"', "'", "\\", "a\\", "a' | 'b", '" OR "', "NEAR(a b)", "a*", "words:a", "^a", ":*", "(", "-", "a & b", "!a"],
)
def test_what_people_type_is_never_syntax(word: str) -> None:
    put("contribution", 1, ["a", "b"])
    for prefix in (False, True):
        for ranked in (False, True):
            find("contribution", [[word]], limit=5, prefix=prefix, ranked=ranked)
    groups = query_groups(word)
    assert find("contribution", groups, limit=5) in ([], [1])


def test_other_forms_of_a_word_are_found_in_any_language() -> None:
    put("contribution", 1, stems("Nehirler şehirleri birbirine bağlar.", "tr"))
    put("contribution", 2, stems("Реки соединяют города.", "ru"))
    assert find("contribution", query_groups("nehir"), limit=5) == [1]
    assert find("contribution", query_groups("река"), limit=5) == [2]
    assert find("contribution", query_groups("Şehirleri"), limit=5) == [1]


def test_very_long_texts_and_words_fit() -> None:
    long = "x" * 5000
    put("contribution", 1, [long, *(f"w{n}" for n in range(30_000))])
    assert find("contribution", [[long]], limit=5) == [1]
    assert find("contribution", [["w5"], ["w6"]], limit=5) == [1]


def test_unknown_corpora_stay_out_of_sql() -> None:
    with pytest.raises(ValueError):
        tables.table_of("school; DROP TABLE person")


def test_the_index_can_be_taken_down_and_built_again() -> None:
    connection = db.session.connection()
    tables.drop(connection)
    assert not inspect(connection).has_table("search_school")
    tables.create(connection)
    assert find("school", [["a"]], limit=5, prefix=True) == []
