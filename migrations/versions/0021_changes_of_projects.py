"""Changes of public projects wait for the coordination"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

# What visitors read today was accepted, as far as anybody knows.
TODAY = """
UPDATE project_class SET shown_as = (SELECT name FROM school_class WHERE school_class.id = project_class.class_id)
WHERE project_id IN (SELECT id FROM project WHERE is_public)"""
# Works of projects whose acceptance was taken back are seen no longer.
HIDDEN = """
UPDATE contribution SET published_at = NULL
WHERE published_at IS NOT NULL AND project_id IN (SELECT id FROM project WHERE NOT is_public)"""
NOT_FOUND = "DELETE FROM facet WHERE contribution_id IN (SELECT id FROM contribution WHERE published_at IS NULL)"
SEEN_AGAIN = "UPDATE contribution SET published_at = status_since WHERE status = 'published' AND published_at IS NULL"


def upgrade() -> None:
    op.create_table(
        "project_change",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("region_keys", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("returned_version", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("reason_language", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("age_from", sa.Integer(), nullable=False),
        sa.Column("age_to", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_project_change_project_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("project_id", name=op.f("pk_project_change")),
    )
    op.add_column("project_class", sa.Column("shown_as", sa.String(), nullable=True))
    for statement in (TODAY, HIDDEN, NOT_FOUND):
        op.execute(statement)


def downgrade() -> None:
    op.execute(SEEN_AGAIN)
    with op.batch_alter_table("project_class") as table:
        table.drop_column("shown_as")
    op.drop_table("project_change")
