"""Legal pages: versions, facts about the operator, who accepted what, barriers that were reported"""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "legal_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(40), nullable=False),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("is_checked", sa.Boolean(), nullable=False),
        sa.Column("needs_acceptance", sa.Boolean(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], op.f("fk_legal_version_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_version")),
        sa.UniqueConstraint(
            "page", "region_key", "language", "number", name=op.f("uq_legal_version_page_region_key_language_number")
        ),
    )
    op.create_index(op.f("ix_legal_version_by_id"), "legal_version", ["by_id"])
    op.create_table(
        "legal_facts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], op.f("fk_legal_facts_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_facts")),
        sa.UniqueConstraint("region_key", "number", name=op.f("uq_legal_facts_region_key_number")),
    )
    op.create_index(op.f("ix_legal_facts_by_id"), "legal_facts", ["by_id"])
    op.create_table(
        "legal_acceptance",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], op.f("fk_legal_acceptance_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["legal_version.id"], op.f("fk_legal_acceptance_version_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "version_id", name=op.f("pk_legal_acceptance")),
    )
    op.create_index(op.f("ix_legal_acceptance_version_id"), "legal_acceptance", ["version_id"])
    op.create_table(
        "barrier_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["done_by_id"], ["person.id"], op.f("fk_barrier_report_done_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_barrier_report")),
    )
    for name in ("done_at", "done_by_id"):
        op.create_index(op.f(f"ix_barrier_report_{name}"), "barrier_report", [name])


def downgrade() -> None:
    for name in ("barrier_report", "legal_acceptance", "legal_facts", "legal_version"):
        op.drop_table(name)
