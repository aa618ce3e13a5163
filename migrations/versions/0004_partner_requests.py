"""Partner requests"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

LIVE = sa.text("status IN ('sent', 'proposed')")
OPEN = sa.text("handled_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "partner_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pair", sa.String(), nullable=False),
        sa.Column("from_wish_id", sa.Integer(), nullable=False),
        sa.Column("to_wish_id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("status_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("remind_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_wish_id"], ["wish.id"], name=op.f("fk_partner_request_from_wish_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["to_wish_id"], ["wish.id"], name=op.f("fk_partner_request_to_wish_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_partner_request_project_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_request")),
    )
    with op.batch_alter_table("partner_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_partner_request_from_wish_id"), ["from_wish_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_partner_request_project_id"), ["project_id"], unique=False)
        batch_op.create_index("ix_partner_request_status_due_on", ["status", "due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_partner_request_to_wish_id"), ["to_wish_id"], unique=False)
        batch_op.create_index(
            "uq_partner_request_pair_live", ["pair"], unique=True, sqlite_where=LIVE, postgresql_where=LIVE
        )

    op.create_table(
        "partner_request_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_partner_request_entry_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["partner_request.id"],
            name=op.f("fk_partner_request_entry_request_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_request_entry")),
    )
    with op.batch_alter_table("partner_request_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_partner_request_entry_request_id"), ["request_id"], unique=False)

    op.create_table(
        "partnership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pair", sa.String(), nullable=False),
        sa.Column("one_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["one_id"], ["wish.id"], name=op.f("fk_partnership_one_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["wish.id"], name=op.f("fk_partnership_other_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_partnership_project_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnership")),
        sa.UniqueConstraint("pair", name=op.f("uq_partnership_pair")),
    )
    with op.batch_alter_table("partnership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_partnership_one_id"), ["one_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_partnership_other_id"), ["other_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_partnership_project_id"), ["project_id"], unique=False)

    op.create_table(
        "teacher_block",
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_teacher_block_by_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_teacher_block_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("by_id", "person_id", name=op.f("pk_teacher_block")),
    )
    with op.batch_alter_table("teacher_block", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_teacher_block_person_id"), ["person_id"], unique=False)

    op.create_table(
        "partner_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handled_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_partner_report_by_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["handled_by_id"], ["person.id"], name=op.f("fk_partner_report_handled_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["region_key"], ["region.key"], name=op.f("fk_partner_report_region_key")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["partner_request.id"], name=op.f("fk_partner_report_request_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_report")),
    )
    with op.batch_alter_table("partner_report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_partner_report_by_id"), ["by_id"], unique=False)
        batch_op.create_index("ix_partner_report_region_key_handled_at", ["region_key", "handled_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_partner_report_request_id"), ["request_id"], unique=False)
        batch_op.create_index(
            "uq_partner_report_request_id_by_id_open",
            ["request_id", "by_id"],
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        )


def downgrade() -> None:
    for table in ("partner_report", "teacher_block", "partnership", "partner_request_entry", "partner_request"):
        op.drop_table(table)
