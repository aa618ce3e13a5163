"""Words of documents, among which names of the class are looked for; in which language a rule names its source

Rules that somebody has changed are in the language of that person; the shipped ones are in English.
"""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "document_words",
        sa.Column("medium_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["medium_id"], ["medium.id"], op.f("fk_document_words_medium_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("medium_id", name=op.f("pk_document_words")),
    )
    op.add_column("consent_rule", sa.Column("language", sa.String(), server_default="en", nullable=False))
    op.execute(
        "UPDATE consent_rule SET language = (SELECT person.language FROM person WHERE person.id = consent_rule.by_id) "
        "WHERE by_id IS NOT NULL"
    )


def downgrade() -> None:
    op.drop_column("consent_rule", "language")
    op.drop_table("document_words")
