"""After an update everything is indexed again, a part at a time, while the search goes on."""

from functools import partial

import pytest
from flask import Flask
from sqlalchemy import text

from portal.contributions.actions.publishing import index_part as index_contributions
from portal.contributions.jobs import renew_next as renew_contributions
from portal.contributions.jobs import tend_index
from portal.core.db import db
from portal.core.search.actions import put
from portal.core.search.queries import find
from portal.core.search.renewal import PART, renew
from portal.projects.jobs import renew_next as renew_projects
from portal.schools.jobs import renew_next as renew_schools
from portal.schools.queries.schools import suggestions
from tests.builders.races import at_once
from tests.cast import Cast


def test_contributions_and_projects_of_an_earlier_version_are_found_anew(cast: Cast) -> None:
    contribution = cast.contribution(status="published", title="Unser Schulgarten")
    draft = cast.contribution(title="Kein Schulgarten")
    put("contribution", contribution.id, ["schulgarten"])
    assert find("contribution", [["gart"]], limit=5) == find("project", [["fluss"]], limit=5) == []
    while renew_contributions() or renew_projects():
        pass
    assert find("contribution", [["gart"]], limit=5) == [contribution.id] != [draft.id]
    assert find("project", [["fluss"]], limit=5) == [cast.project.id]
    assert not renew_contributions()


def test_schools_of_an_earlier_version_are_suggested_anew(cast: Cast) -> None:
    assert suggestions("feld") == []
    while renew_schools():
        pass
    assert suggestions("feld") == [cast.school]


def test_it_goes_on_where_it_stopped(cast: Cast) -> None:
    numbers = [cast.contribution(status="published", title=f"Fluss {number}").id for number in range(3)]
    assert index_contributions(0, 2) == numbers[1]
    assert index_contributions(numbers[1], 2) == numbers[2]
    assert index_contributions(numbers[2], 2) is None


def test_a_newer_edition_begins_again_from_the_first(cast: Cast) -> None:
    db.session.execute(text("DELETE FROM search_edition"))
    db.session.execute(text("INSERT INTO search_edition VALUES ('contribution', 1, 77)"))
    begun: list[int] = []
    assert not renew("contribution", lambda after, _most: begun.append(after))
    assert begun == [0]
    assert not renew("contribution", lambda after, _most: begun.append(after))
    assert begun == [0]


def test_the_job_does_it_all(cast: Cast) -> None:
    contribution = cast.contribution(status="published", title="Unser Schulgarten")
    tend_index()
    assert find("contribution", [["gart"]], limit=5) == [contribution.id]


@pytest.mark.several_connections
def test_two_servers_renew_different_documents(app: Flask) -> None:
    begun: list[int] = []

    def part(after: int, most: int) -> int:
        begun.append(after)
        return after + most

    def renewed() -> bool:
        goes_on = renew("contribution", part)
        db.session.commit()
        return goes_on

    assert at_once(app, [renewed, renewed]) == [True, True]
    assert sorted(begun) == [0, PART]


@pytest.mark.several_connections
def test_who_indexes_the_same_words_in_another_order_waits_for_the_other(app: Flask) -> None:
    words = {1: ["garten", "schule"], 2: ["wald", "wiese"]}

    def index(*numbers: int) -> bool:
        for number in numbers:
            put("contribution", number, words[number], [(word, word) for word in words[number]])
        db.session.commit()
        return True

    index(1, 2)
    for _ in range(5):
        assert at_once(app, [partial(index, 1, 2), partial(index, 2, 1)]) == [True, True]
