"""Email addresses and names in one spelling: what was stored before follows the forms of today

Of two accounts that then have the same address, one keeps it and the other one claims it; a warning names their numbers, and
`flask people merge` makes them one.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

from portal.core.addresses import plain_email
from portal.core.text import fold, one_line

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

ADDRESSES = {"email_change": ("old_email", "new_email"), "school": ("email",), "email": ("recipient",)}
NAMES = {
    "person": ("name",),
    "school": ("name",),
    "school_class": ("name",),
    "project": ("title",),
    "contribution": ("title", "class_name"),
}
log = logging.getLogger("alembic.runtime.migration")


def upgrade() -> None:
    _accounts()
    _memberships()
    for table, columns in ADDRESSES.items():
        _change(table, columns, plain_email)
    for table, columns in NAMES.items():
        _change(table, columns, one_line)
    _report_same_names()
    _make_adults_findable()


def downgrade() -> None:
    """Nobody misses the other spellings."""


def _accounts() -> None:
    person = _table("person", "email", "claimed_email", "email_confirmed_at")
    by_address: dict[str, list[Any]] = defaultdict(list)
    for row in _rows(person):
        if row.email:
            by_address[plain_email(row.email)].append(row)
        if row.claimed_email and (claimed := plain_email(row.claimed_email)) != row.claimed_email:
            _set(person, row.id, claimed_email=claimed)
    for address, rows in by_address.items():
        owner, *others = sorted(rows, key=lambda row: (row.email_confirmed_at is None, row.email != address, row.id))
        for other in others:
            _set(person, other.id, email=None, claimed_email=address)
            log.warning("accounts %s and %s have the same address: the second keeps it unproven", owner.id, other.id)
        if owner.email != address:
            _set(person, owner.id, email=address)


def _memberships() -> None:
    """A confirmation stays one for the name and address that it was given for."""
    membership = _table("membership", "person_id", "school_id", "asked_name", "asked_email", key=None)
    for row in op.get_bind().execute(sa.select(membership).where(membership.c.asked_email.is_not(None))).all():
        new = {"asked_name": one_line(row.asked_name or ""), "asked_email": plain_email(row.asked_email)}
        if new != {"asked_name": row.asked_name or "", "asked_email": row.asked_email}:
            where = (membership.c.person_id == row.person_id, membership.c.school_id == row.school_id)
            op.execute(sa.update(membership).where(*where).values(new))


def _change(name: str, columns: Iterable[str], spelled: Any) -> None:
    table = _table(name, *columns)
    for row in _rows(table):
        typed = {column: getattr(row, column) for column in columns if getattr(row, column)}
        new = {column: text for column in typed if (text := spelled(typed[column])) != typed[column]}
        if empty := [column for column, text in new.items() if not text]:
            log.warning("%s %s: nobody sees anything in %s, which stays as it is", name, row.id, ", ".join(empty))
        if kept := {column: text for column, text in new.items() if text}:
            _set(table, row.id, **kept)


def _report_same_names() -> None:
    """Names of classmates that differed by what nobody sees: their teacher changes one."""
    student = _table("student", "person_id", "class_id", key=None)
    person = _table("person", "name")
    query = sa.select(student.c.class_id, person.c.name, person.c.id).where(person.c.id == student.c.person_id)
    known: dict[tuple[int, str], int] = {}
    for class_id, name, number in op.get_bind().execute(query.order_by(person.c.id)).all():
        first = known.setdefault((class_id, fold(name)), number)
        if first != number:
            log.warning("class %s: the students %s and %s have the same name now", class_id, first, number)


def _make_adults_findable() -> None:
    person = _table("person", "role", "name", "email", "claimed_email", "searched")
    for row in op.get_bind().execute(sa.select(person).where(person.c.role != "student")).all():
        if (words := fold(f"{row.name} {row.email or row.claimed_email or ''}")) != row.searched:
            _set(person, row.id, searched=words)


def _table(name: str, *columns: str, key: str | None = "id") -> sa.TableClause:
    return sa.table(name, *(sa.column(column) for column in (*((key,) if key else ()), *columns)))


def _rows(table: sa.TableClause) -> Iterable[Any]:
    return op.get_bind().execute(sa.select(table)).all()


def _set(table: sa.TableClause, number: int, **values: Any) -> None:
    op.execute(sa.update(table).where(table.c.id == number).values(values))
