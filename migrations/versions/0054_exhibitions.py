"""Exhibitions with their works, and who holds copies of which works"""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None

COPY_KIND = sa.Enum("exhibition", "project", name="copykind", native_enum=False, length=40)


def upgrade() -> None:
    op.create_table(
        "exhibition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_exhibition_by_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_exhibition_project_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["region_key"], ["region.key"], name=op.f("fk_exhibition_region_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exhibition")),
    )
    with op.batch_alter_table("exhibition", schema=None) as batch_op:
        for column in ("region_key", "project_id", "by_id"):
            batch_op.create_index(batch_op.f(f"ix_exhibition_{column}"), [column], unique=False)

    op.create_table(
        "exhibit",
        sa.Column("exhibition_id", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contribution_id"], ["contribution.id"], name=op.f("fk_exhibit_contribution_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["exhibition_id"], ["exhibition.id"], name=op.f("fk_exhibit_exhibition_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("exhibition_id", "contribution_id", name=op.f("pk_exhibit")),
    )
    with op.batch_alter_table("exhibit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exhibit_contribution_id"), ["contribution_id"], unique=False)

    op.create_table(
        "offline_copy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", COPY_KIND, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_offline_copy_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offline_copy")),
    )
    with op.batch_alter_table("offline_copy", schema=None) as batch_op:
        for column in ("person_id", "at"):
            batch_op.create_index(batch_op.f(f"ix_offline_copy_{column}"), [column], unique=False)

    op.create_table(
        "offline_copied_work",
        sa.Column("copy_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("named", sa.JSON(), nullable=False),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contribution.id"],
            name=op.f("fk_offline_copied_work_contribution_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["copy_id"], ["offline_copy.id"], name=op.f("fk_offline_copied_work_copy_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("copy_id", "place", name=op.f("pk_offline_copied_work")),
    )
    with op.batch_alter_table("offline_copied_work", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_offline_copied_work_contribution_id"), ["contribution_id"], unique=False)


def downgrade() -> None:
    for table in ("offline_copied_work", "offline_copy", "exhibit", "exhibition"):
        op.drop_table(table)
