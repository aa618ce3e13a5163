"""Coordinators are away and stood in for, what they have opened is known, and how long answers take is counted"""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None

SECONDS = {
    "sqlite": "CAST(ROUND((julianday(at) - julianday(start_since)) * 86400) AS INTEGER)",
    "postgresql": "CAST(EXTRACT(EPOCH FROM at - start_since) AS INTEGER)",
}
FILL = """
UPDATE contribution_entry SET waited = {seconds}
WHERE step IN ('publish', 'request_changes', 'reject') AND start = 'in_review' AND start_since IS NOT NULL
AND NOT EXISTS (
    SELECT 1 FROM contribution_entry following WHERE following.step = 'undo' AND following.id = (
        SELECT MIN(later.id) FROM contribution_entry later
        WHERE later.contribution_id = contribution_entry.contribution_id AND later.id > contribution_entry.id
    )
)
"""


def upgrade() -> None:
    op.add_column("contribution_entry", sa.Column("waited", sa.Integer(), nullable=True))
    op.add_column("contribution_entry", sa.Column("start_region", sa.String(), nullable=True))
    op.create_index("ix_contribution_entry_at", "contribution_entry", ["at"])
    op.execute(FILL.format(seconds=SECONDS[op.get_bind().dialect.name]))
    op.create_table(
        "answer_time",
        sa.Column("region_key", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("median", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["region_key"], ["region.key"], op.f("fk_answer_time_region_key")),
        sa.PrimaryKeyConstraint("region_key", name=op.f("pk_answer_time")),
    )
    op.create_table(
        "opened",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], op.f("fk_opened_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["contribution_id"], ["contribution.id"], op.f("fk_opened_contribution_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "contribution_id", name=op.f("pk_opened")),
    )
    op.create_index(op.f("ix_opened_contribution_id"), "opened", ["contribution_id"])
    op.create_table(
        "days_away",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("substitute_id", sa.Integer(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], op.f("fk_days_away_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["substitute_id"], ["person.id"], op.f("fk_days_away_substitute_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_days_away")),
    )
    for column in ("person_id", "end", "substitute_id"):
        op.create_index(op.f(f"ix_days_away_{column}"), "days_away", [column])


def downgrade() -> None:
    for table in ("days_away", "opened", "answer_time"):
        op.drop_table(table)
    op.drop_index("ix_contribution_entry_at", "contribution_entry")
    op.drop_column("contribution_entry", "start_region")
    op.drop_column("contribution_entry", "waited")
