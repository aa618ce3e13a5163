"""Partner search"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "weighting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("weights", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_weighting_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weighting")),
    )
    op.create_table(
        "wish",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("teacher_id", sa.Integer(), nullable=False),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("practise", sa.JSON(), nullable=False),
        sa.Column("age", sa.Double(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("n_students", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("wants_funding", sa.Boolean(), nullable=False),
        sa.Column("welcome", sa.JSON(), nullable=False),
        sa.Column("n_wanted", sa.Integer(), nullable=False),
        sa.Column("n_found", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("sentence_language", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("n_found >= 0 AND n_found <= n_wanted", name=op.f("ck_wish_no_more_partners_than_wished")),
        sa.ForeignKeyConstraint(["class_id"], ["school_class.id"], name=op.f("fk_wish_class_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["region_key"], ["region.key"], name=op.f("fk_wish_region_key")),
        sa.ForeignKeyConstraint(["teacher_id"], ["person.id"], name=op.f("fk_wish_teacher_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wish")),
    )
    with op.batch_alter_table("wish", schema=None) as batch_op:
        batch_op.create_index("ix_wish_changed_at", ["changed_at", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_wish_class_id"), ["class_id"], unique=False)
        batch_op.create_index("ix_wish_status_expires_at", ["status", "expires_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_wish_teacher_id"), ["teacher_id"], unique=False)
        batch_op.create_index(
            "uq_wish_class_id_live",
            ["class_id"],
            unique=True,
            sqlite_where=sa.text("status IN ('waiting', 'open', 'fulfilled')"),
            postgresql_where=sa.text("status IN ('waiting', 'open', 'fulfilled')"),
        )

    op.create_table(
        "saved_search",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("wish_id", sa.Integer(), nullable=False),
        sa.Column("filters", sa.JSON(), nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("told_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["wish_id"], ["wish.id"], name=op.f("fk_saved_search_wish_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search")),
    )
    with op.batch_alter_table("saved_search", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_saved_search_wish_id"), ["wish_id"], unique=False)


def downgrade() -> None:

    with op.batch_alter_table("saved_search", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_saved_search_wish_id"))

    op.drop_table("saved_search")
    with op.batch_alter_table("wish", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_wish_class_id_live",
            sqlite_where=sa.text("status IN ('waiting', 'open', 'fulfilled')"),
            postgresql_where=sa.text("status IN ('waiting', 'open', 'fulfilled')"),
        )
        batch_op.drop_index(batch_op.f("ix_wish_teacher_id"))
        batch_op.drop_index("ix_wish_status_expires_at")
        batch_op.drop_index(batch_op.f("ix_wish_class_id"))
        batch_op.drop_index("ix_wish_changed_at")

    op.drop_table("wish")
    op.drop_table("weighting")
