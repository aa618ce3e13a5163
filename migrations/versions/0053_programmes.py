"""Programmes of visits"""

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_address",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_calendar_address_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_calendar_address")),
    )
    op.create_table(
        "agenda",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("parents_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("parents_serial", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_agenda_visit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", name=op.f("pk_agenda")),
    )
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("ends_next_day", sa.Boolean(), nullable=False),
        sa.Column(
            "mark",
            sa.Enum("usual", "arrival", "departure", "rest", name="mark", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("leader", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("n_changes", sa.Integer(), nullable=False),
        sa.Column("cleared", sa.String(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_agenda_item_visit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
    )
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.create_index("ix_agenda_item_visit_id", ["visit_id", "day", "starts"], unique=False)

    op.create_table(
        "agenda_text",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("bring", sa.String(), nullable=False),
        sa.Column("of", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_agenda_text_item_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", "language", name=op.f("pk_agenda_text")),
    )
    op.create_table(
        "agenda_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_agenda_version_by_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_agenda_version_item_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_version")),
    )
    with op.batch_alter_table("agenda_version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_version_by_id"), ["by_id"], unique=False)
        batch_op.create_index("ix_agenda_version_item_id", ["item_id", "id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("agenda_version", schema=None) as batch_op:
        batch_op.drop_index("ix_agenda_version_item_id")
        batch_op.drop_index(batch_op.f("ix_agenda_version_by_id"))

    op.drop_table("agenda_version")
    op.drop_table("agenda_text")
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_index("ix_agenda_item_visit_id")

    op.drop_table("agenda_item")
    op.drop_table("agenda")
    op.drop_table("calendar_address")
