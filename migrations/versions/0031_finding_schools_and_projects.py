"""Projects are searched, words as spelled are known; a school that nobody has verified is suggested to nobody"""

import sqlalchemy as sa
from alembic import op

from portal.core.search import tables as search

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What is published gets its new words afterwards, in the background (portal.core.search.renewal)."""
    connection = op.get_bind()
    search.create(connection, ["project"])
    search.create_spellings(connection)
    number = "rowid" if connection.dialect.name == "sqlite" else "number"
    op.execute(f"DELETE FROM search_school WHERE {number} IN (SELECT id FROM school WHERE NOT is_verified)")  # noqa: S608
    op.add_column("school", sa.Column("former_names", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("school", sa.Column("closed_on", sa.Date(), nullable=True))
    with op.batch_alter_table("school") as batch_op:
        batch_op.add_column(sa.Column("successor_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_school_successor_id"), "school", ["successor_id"], ["id"], ondelete="SET NULL"
        )
        batch_op.create_index(op.f("ix_school_successor_id"), ["successor_id"], unique=False)


def downgrade() -> None:
    connection = op.get_bind()
    with op.batch_alter_table("school") as batch_op:
        batch_op.drop_index(op.f("ix_school_successor_id"))
        batch_op.drop_constraint(op.f("fk_school_successor_id"), type_="foreignkey")
        for column in ("successor_id", "closed_on", "former_names"):
            batch_op.drop_column(column)
    search.drop(connection, ["project"])
    op.drop_table("search_word")
    op.drop_table("search_edition")
