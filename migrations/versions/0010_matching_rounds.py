"""Matching rounds"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "matching_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("weights", sa.JSON(), nullable=False),
        sa.Column("join_until", sa.Date(), nullable=False),
        sa.Column("answer_until", sa.Date(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["person.id"], name=op.f("fk_matching_round_opened_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matching_round")),
    )
    op.create_table(
        "round_region",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["region_key"], ["region.key"], name=op.f("fk_round_region_region_key")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["matching_round.id"], name=op.f("fk_round_region_round_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round_id", "region_key", name=op.f("pk_round_region")),
    )
    with op.batch_alter_table("round_region", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_round_region_region_key"), ["region_key"], unique=False)

    op.create_table(
        "round_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("progress", sa.Double(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("n_dropped", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("n_classes", sa.Integer(), nullable=False),
        sa.Column("n_groups", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("most_groups", sa.Integer(), nullable=False),
        sa.Column("most_points", sa.Integer(), nullable=False),
        sa.Column("first_come_groups", sa.Integer(), nullable=False),
        sa.Column("first_come_points", sa.Integer(), nullable=False),
        sa.Column("n_impossible", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("peak_mb", sa.Integer(), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("without", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_round_run_by_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["round_id"], ["matching_round.id"], name=op.f("fk_round_run_round_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round_run")),
    )
    with op.batch_alter_table("round_run", schema=None) as batch_op:
        batch_op.create_index("ix_round_run_round_id", ["round_id", "id"], unique=False)
        batch_op.create_index(
            "uq_round_run_running",
            ["status"],
            unique=True,
            sqlite_where=sa.text("status = 'running'"),
            postgresql_where=sa.text("status = 'running'"),
        )
        batch_op.create_index(
            "uq_round_run_under_way",
            ["round_id"],
            unique=True,
            sqlite_where=sa.text("status IN ('waiting', 'running')"),
            postgresql_where=sa.text("status IN ('waiting', 'running')"),
        )

    op.create_table(
        "round_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("status_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("remind_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_round_proposal_project_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["round_run.id"], name=op.f("fk_round_proposal_run_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round_proposal")),
    )
    with op.batch_alter_table("round_proposal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_round_proposal_project_id"), ["project_id"], unique=False)
        batch_op.create_index("ix_round_proposal_run_id_status", ["run_id", "status"], unique=False)
        batch_op.create_index("ix_round_proposal_status_due_on", ["status", "due_on"], unique=False)
        batch_op.create_index(
            "ix_round_proposal_untold",
            ["id"],
            unique=False,
            sqlite_where=sa.text("told_at IS NULL"),
            postgresql_where=sa.text("told_at IS NULL"),
        )

    op.create_table(
        "round_absence",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("wish_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["matching_round.id"], name=op.f("fk_round_absence_round_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["wish_id"], ["wish.id"], name=op.f("fk_round_absence_wish_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("round_id", "wish_id", name=op.f("pk_round_absence")),
    )
    with op.batch_alter_table("round_absence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_round_absence_wish_id"), ["wish_id"], unique=False)

    op.create_table(
        "round_side",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("wish_id", sa.Integer(), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["round_proposal.id"], name=op.f("fk_round_side_proposal_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["wish_id"], ["wish.id"], name=op.f("fk_round_side_wish_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("proposal_id", "wish_id", name=op.f("pk_round_side")),
    )
    with op.batch_alter_table("round_side", schema=None) as batch_op:
        batch_op.create_index("ix_round_side_wish_id", ["wish_id"], unique=False)
        batch_op.create_index(
            "uq_round_side_wish_id_live",
            ["wish_id"],
            unique=True,
            sqlite_where=sa.text("is_live"),
            postgresql_where=sa.text("is_live"),
        )


def downgrade() -> None:
    for table in ("round_side", "round_absence", "round_proposal", "round_run", "round_region", "matching_round"):
        op.drop_table(table)
