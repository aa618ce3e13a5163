"""Coordinators say of two classes of a round that they belong together, or do not"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "round_pair",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("one_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("is_together", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["round_id"], ["matching_round.id"], op.f("fk_round_pair_round_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["one_id"], ["partner_search.id"], op.f("fk_round_pair_one_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["other_id"], ["partner_search.id"], op.f("fk_round_pair_other_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], op.f("fk_round_pair_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("round_id", "one_id", "other_id", name=op.f("pk_round_pair")),
    )
    for name in ("one_id", "other_id"):
        op.create_index(op.f(f"ix_round_pair_{name}"), "round_pair", [name])


def downgrade() -> None:
    op.drop_table("round_pair")
