"""Terms of the field: tables, columns, constraints and codes are called what the code calls them"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.engine import Connection

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


@dataclass(frozen=True)
class Rename:
    """A table, and which of its columns, indexes and constraints are called otherwise; rows stay as they are."""

    old: str
    new: str
    names: dict[str, str] = field(
        default_factory=dict
    )  # of columns, and of parts of the names of indexes and constraints

    def reversed(self) -> "Rename":
        return Rename(self.new, self.old, {new: old for old, new in self.names.items()})

    def name(self, old: str) -> str:
        """The new name of a column, an index, a constraint or a sequence of this table."""
        if old in self.names:
            return self.names[old]
        head = re.fullmatch(rf"((?:pk|fk|ix|uq|ck)_|(?=.+_seq$)){self.old}(_.+)?", old)
        if head is None:
            return old
        rest = head[2] or ""
        for part, other in self.names.items():
            rest = re.sub(rf"_{part}(?=_|$)", f"_{other}", rest)
        return f"{head[1]}{self.new}{rest}"


RENAMES = [
    Rename("wish", "partner_search", {"no_more_partners_than_wished": "no_more_partners_than_wanted"}),
    Rename("saved_search", "saved_search", {"wish_id": "search_id", "told_until": "notified_until"}),
    Rename("partner_request", "partner_request", {"from_wish_id": "from_search_id", "to_wish_id": "to_search_id"}),
    Rename("partnership", "partnership"),
    Rename("round_absence", "round_absence", {"wish_id": "search_id"}),
    Rename("round_side", "round_side", {"wish_id": "search_id"}),
    Rename("round_proposal", "round_proposal", {"told_at": "notified_at", "untold": "not_notified"}),
    Rename("letter", "email"),
    Rename("edition", "cache_version"),
    Rename("contribution_move", "contribution_entry"),
    Rename("project_move", "project_entry"),
    Rename("holiday_change", "holiday_change", {"deed": "action"}),
    Rename("kept_balance", "stored_balance"),
]
CODES = [  # table, column, old code, new code
    ("partner_search", "status", "lapsed", "expired"),
    ("partner_request", "status", "lapsed", "expired"),
    ("partner_request_entry", "step", "lapse", "expire"),
    ("round_proposal", "status", "lapsed", "expired"),
]

# Words of reports that are stored as plain data: keys and codes, old → new.
REPORT = {"lonely": "unmatched", "wish_id": "search_id", "region_rests": "region_suspended"}


def upgrade() -> None:
    _rename(RENAMES)
    for table, column, old, new in CODES:
        _replace(table, column, old, new)
    _rewrite_reports(REPORT)


def downgrade() -> None:
    _rewrite_reports({new: old for old, new in REPORT.items()})
    for table, column, old, new in CODES:
        _replace(table, column, new, old)
    _rename([rename.reversed() for rename in RENAMES])


def _replace(table: str, column: str, old: str, new: str) -> None:
    cell = sa.column(column)
    op.execute(sa.update(sa.table(table, cell)).where(cell == old).values({column: new}))


def _rewrite_reports(words: dict[str, str]) -> None:
    table = sa.table("stored_balance", sa.column("id", sa.Integer), sa.column("report", sa.JSON))
    for row_id, report in op.get_bind().execute(sa.select(table.c.id, table.c.report)).all():
        op.execute(sa.update(table).where(table.c.id == row_id).values(report=_rewritten(report, words)))


def _rewritten(data: Any, words: dict[str, str]) -> Any:
    """Plain data with other words for some keys and codes."""
    if isinstance(data, dict):
        return {words.get(key, key): _rewritten(value, words) for key, value in data.items()}
    if isinstance(data, list):
        return [_rewritten(value, words) for value in data]
    return words.get(data, data) if isinstance(data, str) else data


def _rename(renames: list[Rename]) -> None:
    connection = op.get_bind()
    change = _rename_on_sqlite if connection.dialect.name == "sqlite" else _rename_on_postgresql
    for rename in renames:
        change(connection, rename)


def _rename_on_postgresql(connection: Connection, rename: Rename) -> None:
    inspector = sa.inspect(connection)
    columns = [column["name"] for column in inspector.get_columns(rename.old)]
    constraints = connection.scalars(
        sa.text("SELECT conname FROM pg_constraint WHERE conrelid = CAST(:name AS regclass)"), {"name": rename.old}
    ).all()
    indexes = set(
        connection.scalars(sa.text("SELECT indexname FROM pg_indexes WHERE tablename = :name"), {"name": rename.old})
    )
    sequence = connection.scalar(
        sa.text("SELECT relname FROM pg_class WHERE relkind = 'S' AND relname = :name"),
        {"name": f"{rename.old}_id_seq"},
    )
    for statement in (
        *_changed(rename, columns, 'ALTER TABLE "{table}" RENAME COLUMN "{old}" TO "{new}"'),
        *_changed(rename, constraints, 'ALTER TABLE "{table}" RENAME CONSTRAINT "{old}" TO "{new}"'),
        *_changed(rename, sorted(indexes - set(constraints)), 'ALTER INDEX "{old}" RENAME TO "{new}"'),
        *_changed(rename, [sequence] if sequence else [], 'ALTER SEQUENCE "{old}" RENAME TO "{new}"'),
        *([f'ALTER TABLE "{rename.old}" RENAME TO "{rename.new}"'] if rename.old != rename.new else []),
    ):
        connection.exec_driver_sql(statement)


def _changed(rename: Rename, names: Iterable[str], statement: str) -> Iterator[str]:
    for old in names:
        if (new := rename.name(old)) != old:
            yield statement.format(table=rename.old, old=old, new=new)


def _rename_on_sqlite(connection: Connection, rename: Rename) -> None:
    """SQLite can't rename constraints: a table with the new definition takes the rows over, its indexes are made anew."""
    if rename.old != rename.new:
        connection.exec_driver_sql(
            f'ALTER TABLE "{rename.old}" RENAME TO "{rename.new}"'
        )  # whatever refers to it follows
    definitions = connection.exec_driver_sql(
        "SELECT type, sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type DESC", (rename.new,)
    ).all()
    last = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (rename.new,)).scalar()
    (_, table), *indexes = ((kind, _with_new_names(sql, rename)) for kind, sql in definitions)
    connection.exec_driver_sql(re.sub(r'^CREATE TABLE "?\w+"?', 'CREATE TABLE "_made"', table))
    connection.exec_driver_sql(f'INSERT INTO "_made" SELECT * FROM "{rename.new}"')  # noqa: S608
    connection.exec_driver_sql(f'DROP TABLE "{rename.new}"')
    connection.exec_driver_sql(f'ALTER TABLE "_made" RENAME TO "{rename.new}"')
    for _kind, index in indexes:
        connection.exec_driver_sql(index)
    if last is not None:  # numbers of removed rows are not given again
        connection.exec_driver_sql("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (last, rename.new))


def _with_new_names(definition: str, rename: Rename) -> str:
    """Tables that it refers to are called what they are called already."""
    return re.sub(r"(?<!REFERENCES )\b[a-z_]+\b", lambda word: rename.name(word[0]), definition)
