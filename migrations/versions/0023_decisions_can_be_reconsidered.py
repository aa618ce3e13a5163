"""Decisions can be undone and reconsidered; other regions give opinions about contributions, or decide about them"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

CODE = sa.String(length=40)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("contribution", schema=None) as batch_op:
        batch_op.add_column(sa.Column("review_region_key", sa.String(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_contribution_review_region_key"), "region", ["review_region_key"], ["key"]
        )
    op.add_column("contribution_entry", sa.Column("start_since", MOMENT, nullable=True))
    op.add_column("project_entry", sa.Column("before", sa.JSON(), nullable=True))
    op.create_table(
        "school_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("step", CODE, nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("reason_language", sa.String(), nullable=False),
        sa.Column("has_verified", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_school_entry_school_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_school_entry_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_school_entry_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_entry")),
    )
    op.create_index("ix_school_entry_school_id_person_id", "school_entry", ["school_id", "person_id", "id"])
    op.create_index(op.f("ix_school_entry_person_id"), "school_entry", ["person_id"])
    op.create_index(op.f("ix_school_entry_by_id"), "school_entry", ["by_id"])
    op.create_table(
        "opinion_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("question_language", sa.String(), nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("verdict", CODE, nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("words_language", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contribution.id"],
            name=op.f("fk_opinion_request_contribution_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["region_key"], ["region.key"], name=op.f("fk_opinion_request_region_key")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_opinion_request_by_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["person.id"], name=op.f("fk_opinion_request_answered_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion_request")),
    )
    op.create_index(op.f("ix_opinion_request_contribution_id"), "opinion_request", ["contribution_id"])
    op.create_index(op.f("ix_opinion_request_region_key"), "opinion_request", ["region_key"])


def downgrade() -> None:
    op.drop_table("opinion_request")
    op.drop_table("school_entry")
    op.drop_column("project_entry", "before")
    op.drop_column("contribution_entry", "start_since")
    with op.batch_alter_table("contribution", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_contribution_review_region_key"), type_="foreignkey")
        batch_op.drop_column("review_region_key")
