"""Class codes expire: those that are in use at the end of July, or of the next one when that is near"""

from datetime import UTC, date, datetime

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    now = datetime.now(UTC)
    end = date(now.year + (now.month >= 6), 7, 31)
    op.add_column("school_class", sa.Column("code_expires_on", sa.Date(), nullable=False, server_default=str(end)))


def downgrade() -> None:
    op.drop_column("school_class", "code_expires_on")
