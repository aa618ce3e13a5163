"""Accounts can be suspended, memberships end, classes wait for a teacher, and what was done is kept"""

import sqlalchemy as sa
from alembic import op

from portal.core.text import fold

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

ADULTS = sa.text("role <> 'student'")
# Of the tables that SQLite makes anew: it does not carry checks over by itself.
CHECKS: dict[str, list[tuple[str, str]]] = {
    "school_class": [],
    "partner_search": [("no_more_partners_than_wanted", "n_found >= 0 AND n_found <= n_wanted")],
}


def upgrade() -> None:
    op.add_column("person", sa.Column("suspended_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("person", sa.Column("n_changes", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("person", sa.Column("searched", sa.String(), nullable=False, server_default=""))
    _make_adults_findable()
    op.create_index("ix_person_adults", "person", ["created_at", "id"], sqlite_where=ADULTS, postgresql_where=ADULTS)
    op.create_index(op.f("ix_person_suspended_at"), "person", ["suspended_at"])
    op.add_column("membership", sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))
    for table in CHECKS:
        _set_teacher_key(table, nullable=True, ondelete="SET NULL")
    op.create_table(
        "account_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_account_entry_person_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_account_entry_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_entry")),
    )
    op.create_index("ix_account_entry_person_id", "account_entry", ["person_id", "id"])
    op.create_index(op.f("ix_account_entry_by_id"), "account_entry", ["by_id"])


def downgrade() -> None:
    """Classes and searches without a teacher can't stay, so there must be none."""
    op.drop_table("account_entry")
    for table in CHECKS:
        _set_teacher_key(table, nullable=False, ondelete="CASCADE")
    op.drop_column("membership", "ended_at")
    op.drop_index(op.f("ix_person_suspended_at"), table_name="person")
    op.drop_index("ix_person_adults", table_name="person")
    for column in ("searched", "n_changes", "suspended_at"):
        op.drop_column("person", column)


def _make_adults_findable() -> None:
    person = sa.table(
        "person", *(sa.column(name) for name in ("id", "role", "name", "email", "claimed_email", "searched"))
    )
    adults = sa.select(person).where(person.c.role != "student")
    for row in op.get_bind().execute(adults).all():
        words = fold(f"{row.name} {row.email or row.claimed_email or ''}")
        op.execute(sa.update(person).where(person.c.id == row.id).values(searched=words))


def _set_teacher_key(table: str, *, nullable: bool, ondelete: str) -> None:
    """A class outlives the account of its teacher, and so does its search."""
    key = op.f(f"fk_{table}_teacher_id")
    checks = [sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}")) for name, rule in CHECKS[table]]
    with op.batch_alter_table(table, table_args=checks) as batch:
        batch.alter_column("teacher_id", existing_type=sa.Integer(), nullable=nullable)
        batch.drop_constraint(key, type_="foreignkey")
        batch.create_foreign_key(key, "person", ["teacher_id"], ["id"], ondelete=ondelete)
