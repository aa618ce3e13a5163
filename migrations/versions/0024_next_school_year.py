"""Classes know for which school year their grade counts, and are closed when they leave the school"""

from datetime import UTC, date, datetime

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    end = date(datetime.now(UTC).year + 1, 7, 31)
    op.add_column("school_class", sa.Column("year_ends_on", sa.Date(), nullable=False, server_default=str(end)))
    op.add_column("school_class", sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE school_class SET year_ends_on = code_expires_on")  # nobody knows better


def downgrade() -> None:
    op.drop_column("school_class", "closed_at")
    op.drop_column("school_class", "year_ends_on")
