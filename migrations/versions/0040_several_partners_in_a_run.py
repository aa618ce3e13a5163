"""A class may have several proposals of a run at once, and runs count the classes that they find partners for

Until now each class was in one group of a run at most, and had one proposal that waited at most.
"""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

IS_LIVE = sa.text("is_live")
SERVED = ("n_served", "most_served", "first_come_served")


def upgrade() -> None:
    with op.batch_alter_table("round_side") as batch_op:
        batch_op.drop_index("uq_round_side_search_id_live")
    with op.batch_alter_table("round_run") as batch_op:
        for column in SERVED:
            batch_op.add_column(sa.Column(column, sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("partly", sa.JSON(), nullable=False, server_default="[]"))
    op.execute(
        "UPDATE round_run SET n_served = n_groups * size, most_served = most_groups * size, "
        "first_come_served = first_come_groups * size"
    )


def downgrade() -> None:
    with op.batch_alter_table("round_run") as batch_op:
        batch_op.drop_column("partly")
        for column in SERVED:
            batch_op.drop_column(column)
    with op.batch_alter_table("round_side") as batch_op:
        batch_op.create_index(
            "uq_round_side_search_id_live",
            ["search_id"],
            unique=True,
            sqlite_where=IS_LIVE,
            postgresql_where=IS_LIVE,
        )
