"""Lists are taken over and emails corrected in the browser; nobody reads German who never said so"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

# German was chosen for everybody who said nothing.
NOT_CHOSEN = """
DELETE FROM read_language WHERE language = 'de'
AND person_id IN (SELECT id FROM person WHERE role = 'coordinator')
AND person_id NOT IN (SELECT person_id FROM read_language WHERE language <> 'de')
AND person_id NOT IN (SELECT a.person_id FROM assignment a JOIN region r ON r.key = a.region_key
    WHERE CAST(r.languages AS TEXT) LIKE '%"de"%')"""

WITHOUT = """
SELECT a.person_id, r.languages FROM assignment a JOIN region r ON r.key = a.region_key
WHERE a.person_id NOT IN (SELECT person_id FROM read_language)"""
SPOKEN = ("de", "fr", "it", "pl", "ru", "tr", "en")  # by the portal


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
    _choose_usual()
    # Of those that wait nobody knows whether a link in them opens an account.
    op.add_column("email", sa.Column("is_personal", sa.Boolean(), nullable=False, server_default=sa.true()))


def _choose_usual() -> None:
    """Coordinators who have not chosen read what the schools of their regions write in."""
    connection = op.get_bind()
    usual = set()
    for person_id, languages in connection.execute(sa.text(WITHOUT)):
        known = json.loads(languages) if isinstance(languages, str) else languages
        usual |= {(person_id, language) for language in known if language in SPOKEN}
    rows = [{"person": person_id, "language": language} for person_id, language in sorted(usual)]
    if rows:
        insert = "INSERT INTO read_language (person_id, language) VALUES (:person, :language)"
        connection.execute(sa.text(insert), rows)


def downgrade() -> None:
    op.drop_column("email", "is_personal")
    op.drop_table("list_import")
