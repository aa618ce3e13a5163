"""Record what families allow, who can be recognised in contributions, and whose names visitors may read"""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("giver", sa.String(40), nullable=False),
        sa.Column("way", sa.String(40), nullable=False),
        sa.Column("grants", sa.JSON(), nullable=False),
        sa.Column("school_year", sa.Integer(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("is_withdrawal", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], op.f("fk_consent_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], op.f("fk_consent_project_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], op.f("fk_consent_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index("ix_consent_person_id", "consent", ["person_id", "id"])
    op.create_index(op.f("ix_consent_project_id"), "consent", ["project_id"])
    op.create_index(op.f("ix_consent_by_id"), "consent", ["by_id"])
    op.create_table(
        "consent_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("student_from", sa.Integer(), nullable=False),
        sa.Column("parent_until", sa.Integer(), nullable=False),
        sa.Column("without_consent", sa.JSON(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("confidence", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["region_key"], ["region.key"], op.f("fk_consent_rule_region_key")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], op.f("fk_consent_rule_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_rule")),
    )
    op.create_index("ix_consent_rule_region_key_valid_from", "consent_rule", ["region_key", "valid_from", "id"])
    op.create_table(
        "recognisable",
        sa.Column("medium_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["medium_id"], ["medium.id"], op.f("fk_recognisable_medium_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], op.f("fk_recognisable_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("medium_id", "person_id", name=op.f("pk_recognisable")),
    )
    op.create_table(
        "mention",
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("is_meant", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contribution_id"], ["contribution.id"], op.f("fk_mention_contribution_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], op.f("fk_mention_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("contribution_id", "person_id", name=op.f("pk_mention")),
    )
    for table in ("recognisable", "mention"):
        op.create_index(op.f(f"ix_{table}_person_id"), table, ["person_id"])
    op.add_column("contribution", sa.Column("named_authors", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("medium", sa.Column("shows_others", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("medium", sa.Column("others_agreed_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("medium", "others_agreed_at")
    op.drop_column("medium", "shows_others")
    op.drop_column("contribution", "named_authors")
    for table in ("mention", "recognisable", "consent_rule", "consent"):
        op.drop_table(table)
