"""Which room of an event an exhibit is shown in"""

import sqlalchemy as sa
from alembic import op

revision = "0061"
down_revision = "0060"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("event_application", schema=None) as batch_op:
        batch_op.add_column(sa.Column("room_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_event_application_room_id"), ["room_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_event_application_room_id"), "event_place", ["room_id"], ["id"], ondelete="SET NULL"
        )


def downgrade() -> None:
    with op.batch_alter_table("event_application", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_event_application_room_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_event_application_room_id"))
        batch_op.drop_column("room_id")
