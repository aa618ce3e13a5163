"""Contact data that was found in contributions, and who confirmed that it is no private contact"""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("medium", sa.Column("found", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("medium", sa.Column("looked_for", sa.Integer(), server_default="0", nullable=False))
    op.create_index(op.f("ix_medium_kind_looked_for"), "medium", ["kind", "looked_for"])
    op.create_table(
        "contact_confirmation",
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contribution.id"],
            op.f("fk_contact_confirmation_contribution_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], op.f("fk_contact_confirmation_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("contribution_id", "mark", name=op.f("pk_contact_confirmation")),
    )
    op.create_table(
        "contact_count",
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contribution_id"], ["contribution.id"], op.f("fk_contact_count_contribution_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("contribution_id", name=op.f("pk_contact_count")),
    )


def downgrade() -> None:
    op.drop_table("contact_count")
    op.drop_table("contact_confirmation")
    op.drop_index(op.f("ix_medium_kind_looked_for"), "medium")
    op.drop_column("medium", "looked_for")
    op.drop_column("medium", "found")
