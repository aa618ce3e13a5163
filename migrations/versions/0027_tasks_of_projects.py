"""Projects have a task for their students, a date until when it is due, and a reminder"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("task", "task_language"):
        op.add_column("project", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("project", sa.Column("due_on", sa.Date(), nullable=True))
    op.add_column("project", sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    for name in ("reminded_at", "due_on", "task_language", "task"):
        op.drop_column("project", name)
