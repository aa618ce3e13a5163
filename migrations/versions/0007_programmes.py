"""Programmes"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "country_set_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("members", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("confidence", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_country_set_version_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_country_set_version")),
    )
    with op.batch_alter_table("country_set_version", schema=None) as batch_op:
        batch_op.create_index("ix_country_set_version_key_valid_from", ["key", "valid_from", "id"], unique=False)

    op.create_table(
        "programme_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_programme_version_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_version")),
    )
    with op.batch_alter_table("programme_version", schema=None) as batch_op:
        batch_op.create_index("ix_programme_version_key_valid_from", ["key", "valid_from", "id"], unique=False)


def downgrade() -> None:

    with op.batch_alter_table("programme_version", schema=None) as batch_op:
        batch_op.drop_index("ix_programme_version_key_valid_from")

    op.drop_table("programme_version")
    with op.batch_alter_table("country_set_version", schema=None) as batch_op:
        batch_op.drop_index("ix_country_set_version_key_valid_from")

    op.drop_table("country_set_version")
