"""Coordinators set how many years two classes may be apart"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("weighting") as batch_op:
        batch_op.add_column(sa.Column("age_gap", sa.Integer(), nullable=False, server_default="3"))


def downgrade() -> None:
    with op.batch_alter_table("weighting") as batch_op:
        batch_op.drop_column("age_gap")
