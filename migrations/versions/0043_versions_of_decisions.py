"""Tell of each decision about which version of a contribution it was"""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

# What was handed in can not be edited: the last version saved until a decision is the one that was decided about.
FILL = """
UPDATE contribution_entry SET version_id = (
    SELECT max(version.id) FROM version
    WHERE version.contribution_id = contribution_entry.contribution_id AND version.saved_at <= contribution_entry.at)
WHERE step IN ('submit', 'publish', 'request_changes', 'reject')"""


def upgrade() -> None:
    with op.batch_alter_table("contribution_entry") as table:
        table.add_column(sa.Column("version_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            op.f("fk_contribution_entry_version_id"), "version", ["version_id"], ["id"], ondelete="SET NULL"
        )
    op.create_index(op.f("ix_contribution_entry_version_id"), "contribution_entry", ["version_id"])
    op.execute(FILL)


def downgrade() -> None:
    op.drop_index(op.f("ix_contribution_entry_version_id"), "contribution_entry")
    with op.batch_alter_table("contribution_entry") as table:
        table.drop_constraint(op.f("fk_contribution_entry_version_id"), type_="foreignkey")
        table.drop_column("version_id")
