"""Collects all that the portal stores about a person, as plain values: every table that points to people is walked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import LargeBinary, RowMapping, or_, select
from sqlalchemy import Table as SqlTable
from sqlalchemy.sql.schema import Column

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.contributions.models import Contribution, ContributionEntry, Medium, Version
from portal.contributions.queries.lists import whole_of_author
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.references import references
from portal.core.storage.names import extension
from portal.projects.models import Project
from portal.rights.rules.sections import PARTS, SECRET, Heading, Part
from portal.schools.models import School

Row = Mapping[str, Any]
PEOPLE = Person.metadata.tables["person"]
NAMED = {"school": School.name, "school_class": SchoolClass.name, "project": Project.title}  # said beside numbers


@dataclass(frozen=True)
class Archive:
    """Chapter → table → rows; and the files, each with the place in the archive where it lies."""

    person: Row
    chapters: Mapping[Heading, Mapping[str, Sequence[Row]]]
    works: Sequence[Row]
    files: Mapping[str, Medium] = field(default_factory=dict)


def archive_of(person: Person) -> Archive:
    chapters: dict[Heading, dict[str, list[Row]]] = {heading: {} for heading in Heading}
    for name, part, column in _parts():
        if rows := _rows(column.table, column, part, person.id):
            chapters[part.heading].setdefault(name.partition(".")[0], []).extend(rows)
    if emails := _emails(person):
        chapters[Heading.EMAILS]["email"] = emails
    works, files = _works(person)
    own = {name: plain(getattr(person, name)) for name in PEOPLE.columns.keys() if not SECRET.search(name)}  # noqa: SIM118
    return Archive(own, {heading: tables for heading, tables in chapters.items() if tables}, works, files)


def person_columns() -> Iterator[Column[Any]]:
    """Every foreign key to a person, of whatever feature."""
    for _table, columns in references(PEOPLE):
        yield from columns


def plain(value: Any) -> Any:
    """As JSON has it."""
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _parts() -> Iterator[tuple[str, Part, Column[Any]]]:
    for column in person_columns():
        name = f"{column.table.name}.{column.name}"
        if name in PARTS:
            yield name, PARTS[name], column


def _rows(table: SqlTable, column: Column[Any], part: Part, number: int) -> list[Row]:
    columns = [each for each in table.columns if part.takes(each.name) and not _is_somebody(each)]
    if not columns:
        columns = [next(iter(table.primary_key))]
    query = select(*columns).where(column == number).order_by(*table.primary_key)
    return [_named(table, row) for row in db.session.execute(query).mappings()]


def _is_somebody(column: Column[Any]) -> bool:
    return any(key.references(PEOPLE) for key in column.foreign_keys) or isinstance(column.type, LargeBinary)


def _named(table: SqlTable, row: RowMapping) -> Row:
    """With the names of schools, classes and projects beside their numbers."""
    values = {name: plain(value) for name, value in row.items()}
    for name in row:
        for key in table.c[name].foreign_keys:
            if (title := NAMED.get(key.column.table.name)) is not None and row[name]:
                identity = title.class_.id
                values[name.removesuffix("_id")] = db.session.scalar(select(title).where(identity == row[name]))
    return values


def _emails(person: Person) -> list[Row]:
    """Links that open the account are in none of them."""
    mine = or_(Email.recipient.in_([each for each in (person.email, person.claimed_email) if each]),
               Email.held_for == person.id)  # fmt: skip
    emails = db.session.scalars(select(Email).where(mine).order_by(Email.id))
    return [
        {"at": plain(each.created_at), "subject": each.subject, "text": "" if each.is_personal else each.text}
        for each in emails
    ]


def _works(person: Person) -> tuple[list[Row], dict[str, Medium]]:
    """Whole works, without the names of their other authors; files that were taken out are there as well."""
    works, files = [], {}
    for work in whole_of_author(person):
        places = {_place(medium): medium for medium in work.media if "full" in medium.files}
        files.update(places)
        works.append(_work(work, {medium.id: place for place, medium in places.items()}))
    return works, files


def _place(medium: Medium) -> str:
    """Where it lies in the archive; what people have called it is in the list."""
    return f"files/{medium.id}-{medium.kind}.{extension(medium.files['full']['key'])}"


def _work(work: Contribution, places: Mapping[int, str]) -> Row:
    versions = db.session.scalars(select(Version).filter_by(contribution_id=work.id).order_by(Version.number))
    steps = select(ContributionEntry).filter_by(contribution_id=work.id).order_by(ContributionEntry.id)
    return {
        "title": work.title,
        "text": work.text,
        "language": work.language,
        "status": work.status.value,
        "project": work.project.title,
        "created_at": plain(work.created_at),
        "published_at": plain(work.published_at),
        "n_authors": len(work.authors),
        "files": [
            {"name": each.name, "alt": each.alt, "place": places.get(each.id), "removed_at": plain(each.removed_at)}
            for each in work.media
        ],
        "versions": [
            {"number": each.number, "title": each.title, "text": each.text, "saved_at": plain(each.saved_at)}
            for each in versions
        ],
        "steps": [
            {"step": each.step.value, "at": plain(each.at), "reasons": each.reasons, "reason": each.reason}
            for each in db.session.scalars(steps)
        ],
    }
