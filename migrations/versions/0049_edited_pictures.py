"""Pictures can be edited after they were handed in, and files whose removal was promised are written down"""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("medium", sa.Column("edition", sa.Integer(), server_default="1", nullable=False))
    op.create_table(
        "file_removal",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_file_removal")),
    )


def downgrade() -> None:
    op.drop_table("file_removal")
    op.drop_column("medium", "edition")
