"""Takes a person's name and addresses out of everything that others have written or that stays without her."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import JSON, RowMapping, and_, select, update

from portal.accounts.models import Person
from portal.core.db import db
from portal.rights.queries.surroundings import Words, around, everywhere
from portal.rights.rules.redaction import Traces, as_json

FILES = "medium"  # the table of files, whose names people seldom begin with a capital


def take_out(person: Person, addresses: Iterable[str]) -> set[int]:
    """The name from what has to do with the person, addresses from everywhere; the ids of the works that changed."""
    changed: set[int] = set()
    for words in around(person):
        changed |= _clean(words, Traces(name=person.name), person.language)
    if addresses := tuple(addresses):
        for words in everywhere():
            changed |= _clean(words, Traces(addresses=addresses), "")
    return changed


def _clean(words: Words, traces: Traces, language: str) -> set[int]:
    parts = [(part, as_json(part)) for part in traces.parts]
    if not parts:
        return set()
    table = words.table
    wanted = [*table.primary_key.columns, *words.columns, *_more(words)]
    changed = set()
    for row in db.session.execute(select(*dict.fromkeys(wanted)).where(words.holding(parts))).mappings().all():
        if values := _without(row, words, traces, _languages(row) | {language}):
            is_row = and_(*(column == row[column.name] for column in table.primary_key.columns))
            db.session.execute(update(table).where(is_row).values(values))
            changed |= {row.get("contribution_id") or (row["id"] if table.name == "contribution" else 0)}
    return changed - {0}


def _more(words: Words) -> list[Any]:
    return [each for each in words.table.columns if each.name.endswith("language") or each.name == "contribution_id"]


def _languages(row: RowMapping) -> set[str]:
    """In which the row may be written: that of its text, or of a reason."""
    return {str(value) for name, value in row.items() if name.endswith("language")}


def _without(row: RowMapping, words: Words, traces: Traces, languages: set[str]) -> dict[str, Any]:
    """The new values of the columns that held a trace."""
    new = {column.name: _value(row[column.name], column, traces, languages) for column in words.columns}
    return {name: value for name, value in new.items() if value != row[name]}


def _value(value: Any, column: Any, traces: Traces, languages: set[str]) -> Any:
    if isinstance(column.type, JSON):
        return traces.taken_out_of_json(value, languages)
    in_any_case = column.table.name == FILES and column.name == "name"
    return traces.taken_out_of(value, languages, in_any_case=in_any_case) if value else value
