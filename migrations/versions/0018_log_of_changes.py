"""The log of public changes, which tells every process what of its memory is out of date"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "public_change",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_public_change")),
    )
    op.execute("INSERT INTO cache_version (id, number) SELECT 1, 1 WHERE NOT EXISTS (SELECT 1 FROM cache_version)")
    op.execute("INSERT INTO public_change (number, mark, rows) SELECT number, 0, '[]' FROM cache_version")


def downgrade() -> None:
    op.drop_table("public_change")
