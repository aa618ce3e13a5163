"""Lists are taken over and emails corrected in the browser; nobody reads German who never said so"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

# German was chosen for everybody who said nothing; without a choice the languages of the regions count.
NOT_CHOSEN = """
DELETE FROM read_language WHERE language = 'de'
AND person_id IN (SELECT id FROM person WHERE role = 'coordinator')
AND person_id NOT IN (SELECT person_id FROM read_language WHERE language <> 'de')
AND person_id NOT IN (SELECT a.person_id FROM assignment a JOIN region r ON r.key = a.region_key
    WHERE CAST(r.languages AS TEXT) LIKE '%"de"%')"""


def upgrade() -> None:
    op.create_table(
        "list_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("status_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_list_import_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_import")),
    )
    op.create_index(op.f("ix_list_import_by_id"), "list_import", ["by_id"])
    op.execute(NOT_CHOSEN)
    # Of those that wait nobody knows whether a link in them opens an account.
    op.add_column("email", sa.Column("is_personal", sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade() -> None:
    op.drop_column("email", "is_personal")
    op.drop_table("list_import")
