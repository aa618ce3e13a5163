"""Write to families in their language, keep the words as they were printed, and take their answers by code"""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_consent_until"), "consent", ["until"])
    op.create_table(
        "family_language",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], op.f("fk_family_language_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_family_language")),
    )
    op.create_table(
        "letter_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_text")),
        sa.UniqueConstraint("digest", name=op.f("uq_letter_text_digest")),
    )
    op.create_table(
        "letter_introduction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["region_key"], ["region.key"], op.f("fk_letter_introduction_region_key")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], op.f("fk_letter_introduction_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_introduction")),
    )
    op.create_index(
        "ix_letter_introduction_region_key_language", "letter_introduction", ["region_key", "language", "id"]
    )
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(), nullable=True),
        sa.Column("grants", sa.JSON(), nullable=False),
        sa.Column("school_year", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("school_text_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], op.f("fk_letter_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], op.f("fk_letter_project_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["text_id"], ["letter_text.id"], op.f("fk_letter_text_id")),
        sa.ForeignKeyConstraint(["school_text_id"], ["letter_text.id"], op.f("fk_letter_school_text_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], op.f("fk_letter_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_letter_code_hash")),
    )
    op.create_index("ix_letter_person_id", "letter", ["person_id", "id"])
    for column in ("project_id", "text_id", "school_text_id", "by_id"):
        op.create_index(op.f(f"ix_letter_{column}"), "letter", [column])


def downgrade() -> None:
    for table in ("letter", "letter_introduction", "letter_text", "family_language"):
        op.drop_table(table)
    op.drop_index(op.f("ix_consent_until"), "consent")
