"""Juries of award rounds: their members, and what they score"""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0059"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "jury",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("remind_days", sa.JSON(), nullable=False),
        sa.Column("step_in_days", sa.Integer(), nullable=False),
        sa.Column("n_steps", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["round_id"], ["award_round.id"], name=op.f("fk_jury_round_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("round_id", name=op.f("pk_jury")),
    )
    op.create_table(
        "jury_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("is_reserve", sa.Boolean(), nullable=False),
        sa.Column("called_in_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("appointed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["award_round.id"], name=op.f("fk_jury_member_round_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_jury_member_person_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["region_key"], ["region.key"], name=op.f("fk_jury_member_region_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jury_member")),
        sa.UniqueConstraint("round_id", "person_id", name=op.f("uq_jury_member_round_id_person_id")),
        sa.UniqueConstraint("round_id", "number", name=op.f("uq_jury_member_round_id_number")),
    )
    op.create_index(op.f("ix_jury_member_person_id"), "jury_member", ["person_id"])
    op.create_index(op.f("ix_jury_member_region_key"), "jury_member", ["region_key"])
    op.create_table(
        "jury_sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("comment", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("handed_in_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["jury_member.id"], name=op.f("fk_jury_sheet_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_jury_sheet_nomination_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jury_sheet")),
        sa.UniqueConstraint("member_id", "nomination_id", name=op.f("uq_jury_sheet_member_id_nomination_id")),
    )
    op.create_index(op.f("ix_jury_sheet_nomination_id"), "jury_sheet", ["nomination_id"])
    op.create_table(
        "jury_score",
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("criterion_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["jury_sheet.id"], name=op.f("fk_jury_score_sheet_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["criterion_id"], ["award_criterion.id"], name=op.f("fk_jury_score_criterion_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sheet_id", "criterion_id", name=op.f("pk_jury_score")),
    )
    op.create_index(op.f("ix_jury_score_criterion_id"), "jury_score", ["criterion_id"])


def downgrade() -> None:
    for table in ("jury_score", "jury_sheet", "jury_member", "jury"):
        op.drop_table(table)
