"""Classmates are asked before they are authors; what was forwarded and what was asked is remembered"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

# What was forwarded carries the name that its class has today, as far as anybody knows.
TODAY = """
UPDATE contribution SET class_name = (SELECT name FROM school_class WHERE school_class.id = contribution.class_id)
WHERE status IN ('in_review', 'changes_requested', 'rejected', 'published')"""
COLUMNS = [("contribution", "class_name"), ("partner_request", "asked_version"), ("round_side", "seen_version")]


def upgrade() -> None:
    op.create_table(
        "author_invitation",
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("declined_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contribution.id"],
            name=op.f("fk_author_invitation_contribution_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_author_invitation_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_author_invitation_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("contribution_id", "person_id", name=op.f("pk_author_invitation")),
    )
    with op.batch_alter_table("author_invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_author_invitation_person_id"), ["person_id"], unique=False)
    for table, column in COLUMNS:
        op.add_column(table, sa.Column(column, sa.String(), nullable=False, server_default=""))
    op.execute(TODAY)


def downgrade() -> None:
    for table, column in reversed(COLUMNS):
        op.drop_column(table, column)
    op.drop_table("author_invitation")
