"""Uploads wait to be prepared: what has become of a file, and the queue of those that wait; files of before are ready"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("medium", sa.Column("state", sa.String(length=40), nullable=False, server_default="ready"))
    op.add_column("medium", sa.Column("refusal", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "preparation",
        sa.Column("medium_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("class_id", sa.Integer(), nullable=True),
        sa.Column("original", sa.String(), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["medium_id"], ["medium.id"], name="fk_preparation_medium_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_preparation_person_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["class_id"], ["school_class.id"], name="fk_preparation_class_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("medium_id", name="pk_preparation"),
    )
    for column in ("person_id", "class_id", "done_at"):
        op.create_index(f"ix_preparation_{column}", "preparation", [column])


def downgrade() -> None:
    """Files that are not prepared yet are lost: the older program has no word for them."""
    op.execute("DELETE FROM medium WHERE state <> 'ready'")
    op.drop_table("preparation")
    with op.batch_alter_table("medium") as table:
        table.drop_column("refusal")
        table.drop_column("state")
