"""What earlier forms of three steps left out

0001, 0010 and 0012 were changed after installations had run them. This brings those to what all others have; on these
it changes nothing. tests/test_shipped_migrations.py sees to it that it never happens again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

NOT_NOTIFIED = sa.text("notified_at IS NULL")


def upgrade() -> None:
    if "claimed_email" not in _columns("person"):
        op.add_column("person", sa.Column("claimed_email", sa.String(), nullable=True))
    if "ix_person_claimed_email" not in _indexes("person"):
        op.create_index("ix_person_claimed_email", "person", ["claimed_email"])
    if "notified_at" not in _columns("round_proposal"):
        op.add_column("round_proposal", sa.Column("notified_at", sa.DateTime(timezone=True), nullable=True))
        op.execute("UPDATE round_proposal SET notified_at = status_since")  # its emails were written when it was made
    if "ix_round_proposal_not_notified" not in _indexes("round_proposal"):
        op.create_index(
            "ix_round_proposal_not_notified",
            "round_proposal",
            ["id"],
            sqlite_where=NOT_NOTIFIED,
            postgresql_where=NOT_NOTIFIED,
        )
    op.execute("DELETE FROM stored_balance WHERE CAST(report AS TEXT) LIKE '%\"lonely\"%'")  # computed anew by the hour


def downgrade() -> None:
    """Step 0012 as it is shipped has all of it."""


def _columns(table: str) -> set[str]:
    return {column["name"] for column in sa.inspect(op.get_bind()).get_columns(table)}


def _indexes(table: str) -> set[str | None]:
    return {index["name"] for index in sa.inspect(op.get_bind()).get_indexes(table)}
