"""Changes of calendars"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("holiday", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_by_hand", sa.Boolean(), server_default=sa.false(), nullable=False))

    op.create_table(
        "holiday_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("holiday_id", sa.Integer(), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("certainty", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_holiday_change_by_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["holiday_id"], ["holiday.id"], name=op.f("fk_holiday_change_holiday_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holiday_change")),
    )
    with op.batch_alter_table("holiday_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_holiday_change_holiday_id"), ["holiday_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("holiday_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_holiday_change_holiday_id"))

    op.drop_table("holiday_change")
    with op.batch_alter_table("holiday", schema=None) as batch_op:
        batch_op.drop_column("is_by_hand")
