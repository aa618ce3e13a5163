"""Partnerships of municipalities are entered once; nominations know who agreed; laureates have certificates"""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None

TEXTS = ("reason", "reason_language")


def upgrade() -> None:
    with op.batch_alter_table("twinning", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pair", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("is_public", sa.Boolean(), server_default=sa.true(), nullable=False))
    op.execute("UPDATE twinning SET pair = CAST(id AS VARCHAR)")  # until it is saved again
    with op.batch_alter_table("twinning", schema=None) as batch_op:
        batch_op.alter_column("pair", existing_type=sa.String(), nullable=False)
        batch_op.alter_column("is_public", existing_type=sa.Boolean(), server_default=None)
        batch_op.create_unique_constraint(batch_op.f("uq_twinning_pair"), ["pair"])
    with op.batch_alter_table("award_round", schema=None) as batch_op:
        for name in TEXTS:
            batch_op.add_column(sa.Column(name, sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("figures", sa.JSON(), server_default="{}", nullable=False))
    with op.batch_alter_table("nomination", schema=None) as batch_op:
        for name in TEXTS:
            batch_op.add_column(sa.Column(name, sa.String(), server_default="", nullable=False))
        for name in ("agreed_sides", "picture_ids"):
            batch_op.add_column(sa.Column(name, sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("live_key", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("code", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_nomination_code"), ["code"])
        batch_op.create_unique_constraint(batch_op.f("uq_nomination_round_id_live_key"), ["round_id", "live_key"])


def downgrade() -> None:
    with op.batch_alter_table("nomination", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_nomination_round_id_live_key"), type_="unique")
        batch_op.drop_constraint(batch_op.f("uq_nomination_code"), type_="unique")
        for name in ("revoked_at", "code", "live_key", "picture_ids", "agreed_sides", *TEXTS):
            batch_op.drop_column(name)
    with op.batch_alter_table("award_round", schema=None) as batch_op:
        for name in ("figures", *TEXTS):
            batch_op.drop_column(name)
    with op.batch_alter_table("twinning", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_twinning_pair"), type_="unique")
        batch_op.drop_column("is_public")
        batch_op.drop_column("pair")
