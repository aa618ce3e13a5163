"""Filters the rows of a published list: schools of our regions, rows that are skipped or refused, and why."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from portal.core.tabular.rows import Broken, Refusal, Row
from portal.core.text import fold
from portal.schools.rules.ids import BadIdError, checked
from portal.schools.rules.lists.codes import Flaw, SkipReason
from portal.schools.rules.lists.rows import Format, ListEntry, Skipped
from portal.schools.rules.lists.types import together

FIELDS = ("name", "town", "postcode", "address", "native_type", "type_key", "email", "website")

Key = tuple[str, ...]


@dataclass
class FilteredList:
    """What a list says; every row is counted once: in `schools`, `n_repeated`, `skipped` or `refused`.

    Closed schools are skipped; `closed` tells which they are.
    """

    schools: dict[Key, ListEntry] = field(default_factory=dict)
    closed: list[ListEntry] = field(default_factory=list)
    n_rows: int = 0
    n_repeated: int = 0  # the same school again: other years, other types
    skipped: Counter[tuple[SkipReason, str]] = field(default_factory=Counter)
    refused: list[Refusal] = field(default_factory=list)


def filtered(rows: Iterable[Row | Broken], known: Format, region_key: str | None = None) -> FilteredList:
    """Reads all rows. `region_key`: only this region counts, and rows that do not say where they are lie in it."""
    result = FilteredList()
    for row in rows:
        result.n_rows += 1
        of_row = row.refusal() if isinstance(row, Broken) else _checked(row, known, region_key)
        if isinstance(of_row, Refusal):
            result.refused.append(of_row)
        elif isinstance(of_row, Skipped):
            result.skipped[of_row.reason, of_row.detail] += 1
        elif of_row.is_closed:
            result.closed.append(of_row)
            result.skipped[SkipReason.CLOSED, of_row.native_type] += 1
        else:
            _add(result, of_row)
    _join_without_id(result)
    return result


def name_key(region_key: str, name: str, town: str) -> Key:
    """What tells schools without an id apart."""
    return region_key, fold(name), fold(town)


def _checked(row: Row, known: Format, region_key: str | None) -> ListEntry | Skipped | Refusal:
    entry = known.read(row)
    if isinstance(entry, Skipped):
        return entry
    entry = replace(entry, region_key=region_key) if entry.region_key is None else entry
    if entry.region_key is None:
        return Skipped(SkipReason.UNKNOWN_REGION)
    if region_key and entry.region_key != region_key:
        return Skipped(SkipReason.OTHER_REGION, entry.region_key)
    if not entry.name:
        return Refusal(row.line, entry.name_column, row.raw(entry.name_column), Flaw.NAME_MISSING)
    return _with_checked_id(entry, row) if entry.id_kind else entry


def _with_checked_id(entry: ListEntry, row: Row) -> ListEntry | Refusal:
    if not entry.raw_id.strip():
        return Refusal(row.line, entry.id_column, "", Flaw.ID_MISSING)
    try:
        number = checked(entry.id_kind or "", entry.raw_id)
    except BadIdError as bad:
        return Refusal(row.line, entry.id_column, row.raw(entry.id_column), bad.flaw)
    return entry if number == entry.raw_id else replace(entry, raw_id=number)


def _add(result: FilteredList, entry: ListEntry) -> None:
    region = entry.region_key or ""
    key = (region, entry.id_kind, entry.raw_id) if entry.id_kind else ("", *name_key(region, entry.name, entry.town))
    if known := result.schools.get(key):
        result.n_repeated += 1
        entry = _merged(known, entry)
    result.schools[key] = entry


def _merged(first: ListEntry, second: ListEntry) -> ListEntry:
    """The later edition counts, of one edition the later row; types of one edition add up."""
    older, newer = (first, second) if second.edition >= first.edition else (second, first)
    values = {name: getattr(newer, name) or getattr(older, name) for name in FIELDS}
    if older.edition == newer.edition and older.native_type != newer.native_type:
        natives = dict.fromkeys([*older.native_type.split(", "), *newer.native_type.split(", ")])
        values["native_type"] = ", ".join(filter(None, natives))
        values["type_key"] = together((older.type_key, newer.type_key))
    return replace(newer, **values)


def _join_without_id(result: FilteredList) -> None:
    """A row without id that names a school which has one in the same list is that school."""
    with_id = Counter(name_key(e.region_key or "", e.name, e.town) for e in result.schools.values() if e.id_kind)
    for key in [key for key in result.schools if key[0] == "" and with_id.get(key[1:]) == 1]:
        del result.schools[key]
        result.n_repeated += 1
