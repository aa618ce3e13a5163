"""Ask for corrections and to be forgotten, and know which accounts were erased"""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rights_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("receipt", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answer_language", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], op.f("fk_rights_request_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["person.id"], op.f("fk_rights_request_answered_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rights_request")),
        sa.UniqueConstraint("receipt", name=op.f("uq_rights_request_receipt")),
    )
    op.create_index("ix_rights_request_person_id", "rights_request", ["person_id", "id"])
    for column in ("answered_at", "answered_by_id"):
        op.create_index(op.f(f"ix_rights_request_{column}"), "rights_request", [column])
    op.create_table(
        "erasure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("receipt", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("farewell", sa.String(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
        sa.UniqueConstraint("receipt", name=op.f("uq_erasure_receipt")),
    )
    for column in ("at", "done_at"):
        op.create_index(op.f(f"ix_erasure_{column}"), "erasure", [column])


def downgrade() -> None:
    op.drop_table("erasure")
    op.drop_table("rights_request")
