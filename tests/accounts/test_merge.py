"""Carla signs up a second time and proves her address: all that she made since belongs to her account afterwards."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Column, Index, Table, UniqueConstraint, func, select

import portal.app  # noqa: F401  so that every table is known
from portal.accounts.actions.merge import merge, references
from portal.accounts.actions.sign_up import confirm_email, sign_up
from portal.accounts.models import Person
from portal.accounts.rules.accounts import AccountRefusal
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.web.access import Role
from portal.matching.models import Block
from portal.schools.models import Membership, School
from tests.builders.rows import insert_row
from tests.cast import Cast

REFERENCES = [(table, column) for table, columns in references() for column in columns]


def unique_keys(table: Table) -> Iterator[list[Column[Any]]]:
    """Sets of columns that no two rows, or no two of some rows, have in common."""
    yield list(table.primary_key)
    for rule in (*table.constraints, *table.indexes):
        if isinstance(rule, UniqueConstraint) or (isinstance(rule, Index) and rule.unique):
            yield list(rule.columns)


UNIQUE = [(table, column, key) for table, column in REFERENCES for key in unique_keys(table) if column in key]


def name(value: Any) -> str:
    return str(value) if isinstance(value, (Table, Column)) else ""


def carla_again() -> Person:
    return sign_up("Carla", "CARLA@school.example", None, "de", Role.TEACHER)


def rows_of(column: Column[Any], person_id: int) -> int:
    return db.session.scalar(select(func.count()).select_from(column.table).where(column == person_id)) or 0


def schools_of(person: Person) -> set[str]:
    query = select(School.name).join(Membership, Membership.school_id == School.id)
    return set(db.session.scalars(query.where(Membership.person_id == person.id)))


def blocks() -> set[tuple[int, int]]:
    return {(by, person) for by, person in db.session.execute(select(Block.by_id, Block.person_id))}


def test_what_carla_registers_a_second_time_moves_to_her_account(cast: Cast) -> None:
    again = carla_again()
    cast.project.teachers = [again]
    assert confirm_email(again) is cast.carla
    db.session.commit()
    assert cast.project.teachers == [cast.carla]
    assert db.session.get(Person, again.id) is None


def test_what_was_suspended_does_not_come_back_under_another_account(cast: Cast) -> None:
    again = carla_again()
    cast.project.teachers, again.suspended_at = [again], now()
    with pytest.raises(Refused) as refused:
        confirm_email(again)
    assert refused.value.code == AccountRefusal.SUSPENDED
    assert cast.project.teachers == [again]


def test_nothing_moves_to_an_account_that_is_suspended(cast: Cast) -> None:
    again = carla_again()
    cast.carla.suspended_at = now()
    with pytest.raises(Refused) as refused:
        confirm_email(again)
    assert refused.value.code == AccountRefusal.SUSPENDED


def test_of_three_schools_one_of_which_she_has_already_she_gets_the_other_two(cast: Cast) -> None:
    again = carla_again()
    schools = [cast.school, cast.other_school, cast._school("aquitaine", "Collège des Pins", "Bourg")]
    db.session.add_all(Membership(person=again, school=school) for school in schools)
    confirmed_at = db.session.get_one(Membership, (cast.carla.id, cast.school.id)).confirmed_at
    merge(again, into=cast.carla)
    assert schools_of(cast.carla) == {school.name for school in schools}
    assert db.session.get_one(Membership, (cast.carla.id, cast.school.id)).confirmed_at == confirmed_at  # her own


def test_blocks_move_and_nobody_blocks_themselves(cast: Cast) -> None:
    again, (carla, emil, dana, gero) = carla_again(), (p.id for p in (cast.carla, cast.emil, cast.dana, cast.gero))
    for by, person in (
        (carla, again.id),
        (again.id, carla),
        (carla, emil),
        (again.id, emil),
        (again.id, dana),
        (gero, again.id),
    ):
        db.session.add(Block(by_id=by, person_id=person))
    merge(again, into=cast.carla)
    assert blocks() == {(carla, emil), (carla, dana), (gero, carla)}


def test_one_of_two_accounts_reported_the_other_and_handled_it(cast: Cast) -> None:
    again = carla_again()
    reports = Person.metadata.tables["partner_report"]
    report = insert_row(reports, by_id=again.id, handled_by_id=cast.carla.id)
    merge(again, into=cast.carla)
    people = db.session.execute(select(reports.c.by_id, reports.c.handled_by_id).where(reports.c.id == report["id"]))
    assert people.one() == (cast.carla.id, cast.carla.id)


@pytest.mark.parametrize(("table", "column"), REFERENCES, ids=name)
def test_whatever_points_to_the_newcomer_points_to_carla(cast: Cast, table: Table, column: Column[Any]) -> None:
    again = carla_again()
    before = rows_of(column, cast.carla.id)
    insert_row(table, **{column.name: again.id})
    merge(again, into=cast.carla)
    assert (rows_of(column, again.id), rows_of(column, cast.carla.id)) == (0, before + 1)


@pytest.mark.parametrize(("table", "column", "key"), UNIQUE, ids=name)
def test_only_what_carla_has_already_is_dropped(
    cast: Cast, table: Table, column: Column[Any], key: list[Column[Any]]
) -> None:
    again = carla_again()
    before = rows_of(column, cast.carla.id)
    own = insert_row(table, **{column.name: cast.carla.id})
    insert_row(table, **{each.name: own[each.name] for each in key if each is not column}, **{column.name: again.id})
    more = 2 if len(key) > 1 else 0  # a person is one student: there is nothing more to have
    for _ in range(more):
        insert_row(table, **{column.name: again.id})
    merge(again, into=cast.carla)
    assert (rows_of(column, again.id), rows_of(column, cast.carla.id)) == (0, before + 1 + more)
    assert db.session.execute(select(table).where(*(each == own[each.name] for each in table.primary_key))).one()
