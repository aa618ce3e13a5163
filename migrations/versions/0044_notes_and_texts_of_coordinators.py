"""Keep what coordinators note for each other, the texts that they often write, and which colleague they ask"""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "review_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["contribution_id"], ["contribution.id"], op.f("fk_review_note_contribution_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["region_key"], ["region.key"], op.f("fk_review_note_region_key")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], op.f("fk_review_note_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_note")),
    )
    op.create_index(op.f("ix_review_note_contribution_id"), "review_note", ["contribution_id"])
    op.create_index(op.f("ix_review_note_by_id"), "review_note", ["by_id"])
    op.create_table(
        "reason_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["region_key"], ["region.key"], op.f("fk_reason_text_region_key")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], op.f("fk_reason_text_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reason_text")),
    )
    op.create_index("ix_reason_text_region_key_language", "reason_text", ["region_key", "language", "id"])
    op.create_index(op.f("ix_reason_text_by_id"), "reason_text", ["by_id"])
    with op.batch_alter_table("opinion_request") as table:
        table.add_column(sa.Column("person_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            op.f("fk_opinion_request_person_id"), "person", ["person_id"], ["id"], ondelete="SET NULL"
        )
    op.create_index(op.f("ix_opinion_request_person_id"), "opinion_request", ["person_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_opinion_request_person_id"), "opinion_request")
    with op.batch_alter_table("opinion_request") as table:
        table.drop_constraint(op.f("fk_opinion_request_person_id"), type_="foreignkey")
        table.drop_column("person_id")
    op.drop_table("reason_text")
    op.drop_table("review_note")
