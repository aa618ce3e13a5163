"""What both sides report about a visit, and the contributions that they chose for it"""

import sqlalchemy as sa
from alembic import op

revision = "0059"
down_revision = "0058"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "visit_report",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.Enum("host", "guest", name="side", native_enum=False, length=40), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_visit_report_by_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_visit_report_visit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", "side", name=op.f("pk_visit_report")),
    )
    with op.batch_alter_table("visit_report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_report_by_id"), ["by_id"], unique=False)
    op.create_table(
        "visit_work",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_visit_work_visit_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["contribution_id"], ["contribution.id"], name=op.f("fk_visit_work_contribution_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("visit_id", "contribution_id", name=op.f("pk_visit_work")),
    )
    with op.batch_alter_table("visit_work", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_work_contribution_id"), ["contribution_id"], unique=False)


def downgrade() -> None:
    op.drop_table("visit_work")
    op.drop_table("visit_report")
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.drop_column("hidden_at")
