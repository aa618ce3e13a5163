"""Confirmations are for a name and an address"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

# What stands there today is what was confirmed, as far as anybody knows.
TODAY = """
UPDATE membership SET
    asked_name = (SELECT name FROM person WHERE person.id = membership.person_id),
    asked_email = (SELECT coalesce(email, claimed_email) FROM person WHERE person.id = membership.person_id)
WHERE confirmed_at IS NOT NULL"""


def upgrade() -> None:
    op.add_column("membership", sa.Column("asked_name", sa.String(), nullable=True))
    op.add_column("membership", sa.Column("asked_email", sa.String(), nullable=True))
    op.add_column("membership", sa.Column("asked_version", sa.String(), nullable=False, server_default=""))
    op.execute(TODAY)


def downgrade() -> None:
    with op.batch_alter_table("membership") as table:
        table.drop_column("asked_version")
        table.drop_column("asked_email")
        table.drop_column("asked_name")
