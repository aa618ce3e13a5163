"""Finds the rows in which words about a person may stand: those that hang on her, her classes and their projects.

Nothing is listed by hand: every table with a foreign key to one of these things is among them, whatever feature it
belongs to. So a first name is taken out of the works of her class, and not of those of the whole portal.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, ColumnElement, Select, Text, cast, or_, select
from sqlalchemy import Enum as EnumType
from sqlalchemy import String as StringType
from sqlalchemy import Table as SqlTable
from sqlalchemy.sql.schema import Column

from portal.accounts.models import Person
from portal.agenda.models import AgendaItem
from portal.classes.models import SchoolClass, Student
from portal.complaints.models import Case
from portal.contributions.models import Author, Contribution, Medium, Mention, Recognisable
from portal.core.db import Table
from portal.matching.models import PartnerSearch
from portal.partnering.models import PartnerRequest, Report
from portal.projects.models import Project, ProjectClass, ProjectTeacher
from portal.schools.models import Membership
from portal.visits.models import VisitSide

Numbers = Mapping[str, Select[int]]  # table → the ids of its rows that have to do with somebody

# What is typed into forms, which others of the class may have done: the fields may hold her name.
TYPED = frozenset({"kept_text", "sent_form", "rights_request"})
# Others' own names and addresses, words that no person has typed, and emails, of which `actions/mails.py` takes care.
LEFT_ALONE = frozenset({"person", "membership", "school", "erasure", "attempts", "email", "audit_entry"})
# Who wrote a row for others at work: reasons, notes, questions, answers, templates. What the operator publishes about
# itself is changed by an administrator.
WRITERS = frozenset({"by_id", "answered_by_id", "handled_by_id"})
TOGETHER = frozenset({"agenda_item", "agenda_text"})  # written by several: no column of the row says who
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
    numbers, is_full = _numbers(person), not person.is_student and " " in person.name
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


def _numbers(person: Person) -> Numbers:
    """Works in which a word is known to be no name of the person are not among them.

    What a teacher has handed over is among those of the school.
    """
    schools = select(Membership.school_id).where(Membership.person_id == person.id)
    classes = select(SchoolClass.id).where(
        or_(
            SchoolClass.teacher_id == person.id,
            SchoolClass.school_id.in_(schools),
            SchoolClass.id.in_(select(Student.class_id).where(Student.person_id == person.id)),
        )
    )
    projects = select(Project.id).where(
        or_(
            Project.school_id.in_(schools),
            Project.id.in_(select(ProjectClass.project_id).where(ProjectClass.class_id.in_(classes))),
            Project.id.in_(select(ProjectTeacher.project_id).where(ProjectTeacher.person_id == person.id)),
        )
    )
    searches = select(PartnerSearch.id).where(
        or_(PartnerSearch.class_id.in_(classes), PartnerSearch.teacher_id == person.id)
    )
    requests = select(PartnerRequest.id).where(
        or_(PartnerRequest.from_search_id.in_(searches), PartnerRequest.to_search_id.in_(searches))
    )
    works = _works(person, classes)
    visits = select(VisitSide.visit_id).where(or_(VisitSide.class_id.in_(classes), VisitSide.school_id.in_(schools)))
    return {
        "visit": visits,
        "agenda_item": select(AgendaItem.id).where(AgendaItem.visit_id.in_(visits)),
        "school_class": classes,
        "project": projects,
        "partner_search": searches,
        "partner_request": requests,
        "partner_report": select(Report.id).where(Report.request_id.in_(requests)),
        "contribution": works,
        "report_case": select(Case.id).where(or_(Case.contribution_id.in_(works), Case.project_id.in_(projects))),
    }


def _works(person: Person, classes: Select[int]) -> Select[int]:
    means_others = select(Mention.contribution_id).where(Mention.person_id == person.id, ~Mention.is_meant)
    in_files = select(Medium.contribution_id).join(Recognisable, Recognisable.medium_id == Medium.id)
    related = (
        Contribution.class_id.in_(classes),
        Contribution.id.in_(select(Author.contribution_id).where(Author.person_id == person.id)),
        Contribution.id.in_(select(Mention.contribution_id).where(Mention.person_id == person.id)),
        Contribution.id.in_(in_files.where(Recognisable.person_id == person.id)),
    )
    return select(Contribution.id).where(or_(*related), Contribution.id.not_in(means_others))


def _company(person: Person) -> Select[int]:
    """The person, her class and its teacher."""
    classes = select(Student.class_id).where(Student.person_id == person.id)
    mates = select(Student.person_id).where(Student.class_id.in_(classes))
    teachers = select(SchoolClass.teacher_id).where(SchoolClass.id.in_(classes), SchoolClass.teacher_id.is_not(None))
    return select(Person.id).where(or_(Person.id == person.id, Person.id.in_(mates), Person.id.in_(teachers)))
