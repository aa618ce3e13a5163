"""Finds the rows in which words about a person may stand: those that hang on her, her classes and their projects.

Nothing is listed by hand: every table with a foreign key to one of these things is among them, whatever feature it
belongs to. So a first name is taken out of the works of her class, and not of those of the whole portal.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, ColumnElement, Select, Text, cast, or_, select
from sqlalchemy import Enum as EnumType
from sqlalchemy import String as StringType
from sqlalchemy import Table as SqlTable
from sqlalchemy.sql.schema import Column

from portal.accounts.models import Person
from portal.classes.models import SchoolClass, Student
from portal.core.db import Table
from portal.rights.queries.things import Numbers, things_of

# What is typed into forms, which others of the class may have done: the fields may hold her name.
TYPED = frozenset({"kept_text", "sent_form", "rights_request"})
# Others' own names and addresses, words that no person has typed, and emails, of which `actions/mails.py` takes care.
LEFT_ALONE = frozenset({"person", "membership", "school", "erasure", "attempts", "email", "audit_entry"})
# Who wrote a row for others at work: reasons, notes, questions, answers, templates. What the operator publishes about
# itself is changed by an administrator.
WRITERS = frozenset({"by_id", "answered_by_id", "handled_by_id"})
# Written by several, or by somebody whom another row names: no column of these says who.
TOGETHER = frozenset({"agenda_item", "agenda_text", "visit_participant", "event_application", "jury_sheet"})
OF_OPERATOR = frozenset({"legal_facts", "legal_version"})


@dataclass(frozen=True)
class Words:
    """The columns of a table in which people write, and which of its rows to look at."""

    table: SqlTable
    columns: list[Column[Any]]
    condition: ColumnElement[bool] | None

    def holding(self, parts: list[tuple[str, str]]) -> ColumnElement[bool]:
        """The rows that may hold one of the texts; each is given as it stands in text and in JSON."""
        found = [
            cast(column, Text).icontains(in_json if isinstance(column.type, JSON) else plain, autoescape=True)
            for column in self.columns
            for plain, in_json in parts
        ]
        return or_(*found) if self.condition is None else self.condition & or_(*found)


def everywhere() -> Iterator[Words]:
    """Every column in which somebody may have typed something."""
    for table in Table.metadata.sorted_tables:
        columns = [column for column in table.columns if _is_written_in(column)]
        if columns and table.name not in LEFT_ALONE:
            yield Words(table, columns, None)


def around(person: Person) -> Iterator[Words]:
    """Only the rows that have to do with the person; of what is written at work all, when the name is a full one."""
    numbers, is_full = things_of(person), not person.is_student and " " in person.name
    for words in everywhere():
        if is_full and _is_work(words.table):
            yield words
            continue
        people = _company(person) if words.table.name in TYPED else select(Person.id).where(Person.id == person.id)
        known = {**numbers, "person": people}
        if (condition := _connected(words.table, known)) is not None:
            yield Words(words.table, words.columns, condition)


def _connected(table: SqlTable, numbers: Numbers) -> ColumnElement[bool] | None:
    """A row of these things, or one with a foreign key to them."""
    keys = [
        (key.parent, key.column.table.name)
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name)
        if key.column.name == "id"
    ]
    if table.name in numbers and "id" in table.c:
        keys.append((table.c.id, table.name))
    found = [column.in_(numbers[target]) for column, target in keys if target in numbers]
    return or_(*found) if found else None


def _is_work(table: SqlTable) -> bool:
    written = any(key.parent.name in WRITERS and key.column.table.name == "person" for key in table.foreign_keys)
    return (written or table.name in TOGETHER) and table.name not in OF_OPERATOR


def _is_written_in(column: Column[Any]) -> bool:
    is_text = isinstance(column.type, StringType) and not isinstance(column.type, EnumType)
    is_fact = column.primary_key or column.foreign_keys or column.unique
    return (is_text or isinstance(column.type, JSON)) and not is_fact


def _company(person: Person) -> Select[int]:
    """The person, her class and its teacher."""
    classes = select(Student.class_id).where(Student.person_id == person.id)
    mates = select(Student.person_id).where(Student.class_id.in_(classes))
    teachers = select(SchoolClass.teacher_id).where(SchoolClass.id.in_(classes), SchoolClass.teacher_id.is_not(None))
    return select(Person.id).where(or_(Person.id == person.id, Person.id.in_(mates), Person.id.in_(teachers)))
