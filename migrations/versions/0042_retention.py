"""For how long each kind of data stays, and what each night has erased

Drafts that nobody has changed for long are spared for the first two weeks: their authors read about it before.
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    periods = op.create_table(
        "retention_period",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("days_before", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_retention_period_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_retention_period")),
    )
    op.create_index(op.f("ix_retention_period_by_id"), "retention_period", ["by_id"])
    op.create_table(
        "retention_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("failed", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_run")),
        sa.UniqueConstraint("day", name=op.f("uq_retention_run_day")),
    )
    drafts = {"key": "untouched_drafts", "days": 730, "days_before": 3650, "changed_at": datetime.now(UTC)}
    op.bulk_insert(periods, [drafts])


def downgrade() -> None:
    op.drop_table("retention_run")
    op.drop_table("retention_period")
