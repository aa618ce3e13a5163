"""Reports have a history and can be shared with another region; partners of rounds can write to each other"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

# Partners that a round brought together had no place for messages.
THREADS = """
INSERT INTO partner_request (pair, from_search_id, to_search_id, project_id, starts_on, ends_on, status, status_since,
    remind_on, due_on, created_at, asked_version)
SELECT p.pair, p.one_id, p.other_id, p.project_id, s.starts_on, s.ends_on, 'accepted', p.at, s.starts_on, s.starts_on,
    p.at, ''
FROM partnership p JOIN partner_search s ON s.id = p.one_id
WHERE NOT EXISTS (SELECT 1 FROM partner_request r WHERE r.pair = p.pair AND r.status = 'accepted')"""
ENTRIES = """
INSERT INTO partner_request_entry (request_id, step, at, reasons, text, language)
SELECT r.id, 'match', r.created_at, '[]', '', '' FROM partner_request r
WHERE NOT EXISTS (SELECT 1 FROM partner_request_entry e WHERE e.request_id = r.id)"""


def upgrade() -> None:
    op.create_table(
        "report_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["partner_report.id"], name=op.f("fk_report_entry_report_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_report_entry_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_entry")),
    )
    op.create_index(op.f("ix_report_entry_report_id"), "report_entry", ["report_id"])
    op.create_index(op.f("ix_report_entry_by_id"), "report_entry", ["by_id"])
    op.add_column("partner_report", sa.Column("told_region_key", sa.String(), nullable=True))
    op.create_index(op.f("ix_partner_report_told_region_key"), "partner_report", ["told_region_key"])
    op.add_column("partner_request_entry", sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(THREADS)
    op.execute(ENTRIES)


def downgrade() -> None:
    op.drop_column("partner_request_entry", "hidden_at")
    op.drop_index(op.f("ix_partner_report_told_region_key"), "partner_report")
    op.drop_column("partner_report", "told_region_key")
    op.drop_table("report_entry")
