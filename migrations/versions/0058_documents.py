"""Documents for visits"""

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None

SIDES = sa.Enum("host", "guest", name="side", native_enum=False, length=40)
GIVERS = sa.Enum("school", "parents", "travellers", "region", name="giver", native_enum=False, length=40)
RECEIVERS = sa.Enum(
    "school_office", "school", "partner_school", "notary", "police", "consulate", "border", "companions", "insurer",
    name="receiver", native_enum=False, length=40,
)  # fmt: skip
CONFIDENCES = sa.Enum("high", "medium", "check", name="confidence", native_enum=False, length=40)
STATES = sa.Enum("open", "done", "not_needed", name="state", native_enum=False, length=40)


def upgrade() -> None:
    op.create_table(
        "required_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("host_countries", sa.JSON(), nullable=False),
        sa.Column("guest_countries", sa.JSON(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("side", SIDES, nullable=False),
        sa.Column("giver", GIVERS, nullable=False),
        sa.Column("receiver", RECEIVERS, nullable=False),
        sa.Column("days_before", sa.Integer(), nullable=False),
        sa.Column("fixed_day", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("confidence", CONFIDENCES, nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["person.id"], name=op.f("fk_required_document_changed_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_required_document")),
    )
    op.create_index(op.f("ix_required_document_changed_by_id"), "required_document", ["changed_by_id"])
    op.create_table(
        "visit_document",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("state", STATES, nullable=False),
        sa.Column("n_reminders", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_visit_document_by_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["document_id"], ["required_document.id"], name=op.f("fk_visit_document_document_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_visit_document_visit_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("visit_id", "document_id", name=op.f("pk_visit_document")),
    )
    op.create_index(op.f("ix_visit_document_by_id"), "visit_document", ["by_id"])
    op.create_index(op.f("ix_visit_document_document_id"), "visit_document", ["document_id"])


def downgrade() -> None:
    op.drop_table("visit_document")
    op.drop_table("required_document")
