"""Runs say why they ended, and which solver their bounds come from

Nothing was written down about the solver of earlier runs, and some of its bounds did not hold: they are of edition 0.
"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("round_run") as batch_op:
        batch_op.add_column(sa.Column("ending", sa.String(length=40), nullable=False, server_default="complete"))
        batch_op.add_column(sa.Column("edition", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    with op.batch_alter_table("round_run") as batch_op:
        batch_op.drop_column("edition")
        batch_op.drop_column("ending")
