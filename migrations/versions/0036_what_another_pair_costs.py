"""A run keeps what it was computed from, and trials tell what another pair of classes would cost"""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("round_run") as run:
        run.add_column(sa.Column("inputs", sa.LargeBinary(), nullable=True))
        run.add_column(sa.Column("trial_of_id", sa.Integer(), nullable=True))
        run.add_column(sa.Column("one_id", sa.Integer(), nullable=True))
        run.add_column(sa.Column("other_id", sa.Integer(), nullable=True))
        run.create_foreign_key(
            op.f("fk_round_run_trial_of_id"), "round_run", ["trial_of_id"], ["id"], ondelete="CASCADE"
        )
        run.create_index(op.f("ix_round_run_trial_of_id"), ["trial_of_id"])


def downgrade() -> None:
    op.execute("DELETE FROM round_run WHERE trial_of_id IS NOT NULL")
    with op.batch_alter_table("round_run") as run:
        run.drop_index(op.f("ix_round_run_trial_of_id"))
        run.drop_constraint(op.f("fk_round_run_trial_of_id"), type_="foreignkey")
        for name in ("inputs", "trial_of_id", "one_id", "other_id"):
            run.drop_column(name)
