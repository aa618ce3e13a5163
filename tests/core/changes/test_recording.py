"""What a statement reads: never less than the rows that it depends on, and not more than it must."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import exists, func, or_, select, text, union
from sqlalchemy.orm import joinedload, selectinload

from portal.accounts.models import Person
from portal.contributions.models import Author, Contribution, Facet, Medium
from portal.core.changes.recording import recording
from portal.core.changes.values import Condition, Read, joined
from portal.core.db import db
from portal.projects.models import Project, ProjectRegion
from portal.schools.models import School
from tests.cast import Cast

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def reads_of(query: Any, **values: Any) -> set[str]:
    """Each as text: `table column in 1,2; column filled`."""
    db.session.expire_all()
    with recording(0) as recorded:
        db.session.execute(query, values).unique().all()
    return {" ".join((read.table, *map(_words, read.conditions))) for read in joined(recorded.reads)}


def _words(condition: Condition) -> str:
    value = ",".join(map(str, condition.value)) if condition.relation == "in" else condition.value
    return " ".join(map(str, filter(None, (condition.column, condition.relation, value))))


def test_a_row_by_its_key_is_that_row(cast: Cast) -> None:
    assert reads_of(select(Person).where(Person.id == cast.anna.id).options()) >= {f"person id in {cast.anna.id}"}
    both = select(Person.name).where(Person.id.in_([cast.anna.id, cast.ben.id]))
    assert reads_of(both) == {f"person id in {cast.anna.id},{cast.ben.id}"}


def test_a_list_is_what_could_stand_in_it(cast: Cast) -> None:
    published = select(Contribution.id).where(Contribution.published_at.is_not(None))
    assert reads_of(published) == {"contribution published_at filled"}
    of_region = published.where(Contribution.region_key == "hessen", Contribution.published_at < NOON)
    [read] = reads_of(of_region)
    assert read == "contribution region_key in hessen published_at filled published_at <= 2026-05-04T12:00:00.000000"


def test_rows_that_hang_on_a_row_are_told_by_its_key(cast: Cast) -> None:
    number = cast.contribution().id
    query = select(Contribution).where(Contribution.id == number)
    query = query.options(
        joinedload(Contribution.project).lazyload("*"), selectinload(Contribution.authors).lazyload("*")
    )
    assert reads_of(query) == {
        f"contribution id in {number}",
        f"project id in {cast.project.id}",
        f"author contribution_id in {number}",
        f"person id in {cast.anna.id}",
    }  # fmt: skip


def test_a_joined_table_without_its_key_in_the_result_is_read_as_a_whole(cast: Cast) -> None:
    cast.contribution()
    titles = select(Contribution.id, Project.title).join(Project, Contribution.project_id == Project.id)
    assert reads_of(titles) == {"contribution", "project"}
    assert reads_of(titles.add_columns(Project.id)) == {"contribution", f"project id in {cast.project.id}"}
    assert reads_of(titles.add_columns(Contribution.project_id)) == {"contribution", f"project id in {cast.project.id}"}


@pytest.mark.parametrize("choose", ["filter", "part of a filter", "order of the first", "another table"])
def test_a_joined_table_that_decides_which_rows_come_is_not_told_by_those_that_came(cast: Cast, choose: str) -> None:
    cast.contribution()
    query: Any = select(Contribution.id, Project.id, School.name).join(Project, Contribution.project_id == Project.id)
    query = query.join(School, Project.school_id == School.id)
    chosen = {
        "filter": query.where(Project.is_public.is_(True)),
        "part of a filter": query.where(or_(Project.title == "x", Contribution.title == "Der Fluss")),
        "order of the first": query.order_by(Project.title).limit(1),
        "another table": query.where(School.region_key == "hessen"),
    }[choose]
    assert not any(read.startswith("project id in") for read in reads_of(chosen))


def test_rows_of_which_none_may_be_there_are_told_by_what_they_hang_on(cast: Cast) -> None:
    number = cast.contribution().id
    query = select(Contribution.id, Medium.id).outerjoin(Medium, Medium.contribution_id == Contribution.id)
    assert reads_of(query.where(Contribution.id == number)) == {
        f"contribution id in {number}",
        f"medium contribution_id in {number}",
    }
    assert reads_of(query) == {"contribution", "medium"}


def test_what_is_asked_inside_a_condition_counts_too(cast: Cast) -> None:
    here = exists().where(ProjectRegion.project_id == Project.id, ProjectRegion.region_key == "bursa")
    query = select(Project.id).where(or_(Project.region_key == "bursa", here))
    assert reads_of(query) == {"project", "project_region region_key in bursa"}
    authors = select(Author.contribution_id).where(Author.person_id == cast.anna.id)
    titles = select(Contribution.title).where(Contribution.id.in_(authors))
    assert reads_of(titles) == {"contribution", f"author person_id in {cast.anna.id}"}
    newest = select(func.max(Facet.published_at)).where(Facet.name == "topic:nature").scalar_subquery()
    assert reads_of(select(School.id, newest).where(School.region_key == "hessen")) == {
        "school region_key in hessen",
        "facet name in topic:nature",
    }


def test_what_is_not_understood_is_read_as_a_whole(cast: Cast) -> None:
    one, other = select(Contribution.id).where(Contribution.id == 1), select(Facet.contribution_id)
    assert reads_of(union(one, other)) == {"contribution", "facet"}
    assert reads_of(text("SELECT project.title FROM contribution JOIN project ON true WHERE contribution.id = 1")) == {
        "contribution",
        "project",
    }
    part = select(Contribution.id).where(Contribution.region_key == "hessen").subquery()
    assert reads_of(select(part.c.id).join(Facet, Facet.contribution_id == part.c.id)) == {
        "contribution region_key in hessen",
        "facet",
    }


def test_the_same_statement_with_other_values_reads_other_rows(cast: Cast) -> None:
    for name in ("topic:nature", "topic:peace"):
        assert reads_of(select(Facet.contribution_id).where(Facet.name == name)) == {f"facet name in {name}"}


def test_single_rows_become_one_read_and_a_whole_table_holds_them_all() -> None:
    rows = [Read("person", (Condition("id", "in", (number,)),)) for number in (2, 1)]
    assert joined(rows) == [Read("person", (Condition("id", "in", (1, 2)),))]
    assert joined([*rows, Read("person")]) == [Read("person")]
