"""Calls of events are announced once, and every step of an application is kept"""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("event") as table:
        table.add_column(sa.Column("announced_to", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("announced_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("reason", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("reason_language", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "event_application_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("start", sa.String(length=40), nullable=False),
        sa.Column("to", sa.String(length=40), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["event_application.id"],
            name=op.f("fk_event_application_entry_application_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_event_application_entry_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_application_entry")),
    )
    for column in ("application_id", "by_id"):
        name = op.f(f"ix_event_application_entry_{column}")
        op.create_index(name, "event_application_entry", [column])


def downgrade() -> None:
    op.drop_table("event_application_entry")
    with op.batch_alter_table("event") as table:
        for column in ("reason_language", "reason", "announced_at", "announced_to"):
            table.drop_column(column)
