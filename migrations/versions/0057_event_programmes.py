"""Programmes of events"""

import sqlalchemy as sa
from alembic import op

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None

SLOTS = ("programme_slot", "programme_published_slot")


def upgrade() -> None:
    _slots(
        "programme_slot",
        sa.Column("is_pinned", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
    )
    _slots("programme_published_slot", sa.Column("since", sa.DateTime(timezone=True), nullable=False))
    op.create_table(
        "programme_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("progress", sa.Float(), nullable=False),
        sa.Column("slots", sa.JSON(), nullable=False),
        sa.Column("unplaced", sa.JSON(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_programme_proposal_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_programme_proposal_event_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_proposal")),
    )
    under_way = sa.text("status IN ('waiting', 'running')")
    with op.batch_alter_table("programme_proposal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_programme_proposal_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_programme_proposal_event_id"), ["event_id"], unique=False)
        batch_op.create_index(
            "uq_programme_proposal_under_way",
            ["event_id"],
            unique=True,
            sqlite_where=under_way,
            postgresql_where=under_way,
        )


def _slots(table: str, *columns: sa.Column) -> None:
    op.create_table(
        table,
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["application_id"], ["event_application.id"], name=op.f(f"fk_{table}_application_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f(f"fk_{table}_event_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["place_id"], ["event_place.id"], name=op.f(f"fk_{table}_place_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("application_id", name=op.f(f"pk_{table}")),
    )
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.create_index(batch_op.f(f"ix_{table}_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f(f"ix_{table}_place_id"), ["place_id"], unique=False)


def downgrade() -> None:
    op.drop_table("programme_proposal")
    for table in SLOTS:
        op.drop_table(table)
