"""Keep what anybody reports about public pages, and hide contributions and projects until two people have decided"""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None

HIDING = ("contribution", "project")


def upgrade() -> None:
    for table in HIDING:
        op.add_column(table, sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "report_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("open_about", sa.String(), nullable=True),
        sa.Column("contribution_id", sa.Integer(), nullable=True),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("claimed_by_id", sa.Integer(), nullable=True),
        sa.Column("decision", sa.String(40), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["contribution_id"], ["contribution.id"], op.f("fk_report_case_contribution_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], op.f("fk_report_case_project_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["region_key"], ["region.key"], op.f("fk_report_case_region_key")),
        sa.ForeignKeyConstraint(
            ["claimed_by_id"], ["person.id"], op.f("fk_report_case_claimed_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_case")),
        sa.UniqueConstraint("open_about", name=op.f("uq_report_case_open_about")),
    )
    op.create_index("ix_report_case_region_key_status_due_at", "report_case", ["region_key", "status", "due_at"])
    op.create_table(
        "complaint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("revision", sa.String(), nullable=False),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("code_hash", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["report_case.id"], op.f("fk_complaint_case_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_complaint_code_hash")),
    )
    op.create_table(
        "report_case_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["report_case.id"], op.f("fk_report_case_entry_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], op.f("fk_report_case_entry_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_case_entry")),
    )
    indexed = {
        "report_case": ("contribution_id", "project_id", "claimed_by_id"),
        "complaint": ("case_id",),
        "report_case_entry": ("case_id", "by_id"),
    }
    for table, columns in indexed.items():
        for column in columns:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def downgrade() -> None:
    for table in ("report_case_entry", "complaint", "report_case"):
        op.drop_table(table)
    for table in HIDING:
        op.drop_column(table, "hidden_at")
