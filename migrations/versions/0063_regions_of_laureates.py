"""In which regions a laureate is found; orders of lists that are read in pages"""

import sqlalchemy as sa
from alembic import op

revision = "0063"
down_revision = "0062"
branch_labels = None
depends_on = None

NOMINATION = sa.table(
    "nomination", sa.column("id", sa.Integer), sa.column("code", sa.String), sa.column("dossier", sa.JSON)
)
REGION = sa.table("region", sa.column("key", sa.String))


def upgrade() -> None:
    found = op.create_table(
        "laureate_region",
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_laureate_region_nomination_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["region_key"], ["region.key"], name=op.f("fk_laureate_region_region_key")),
        sa.PrimaryKeyConstraint("nomination_id", "region_key", name=op.f("pk_laureate_region")),
    )
    op.create_index(op.f("ix_laureate_region_region_key"), "laureate_region", ["region_key"])
    op.create_index("ix_award_round_year", "award_round", ["year", "id"])
    op.create_index("ix_twinning_towns", "twinning", ["one_town", "other_town", "id"])
    op.bulk_insert(found, _regions_of_laureates())


def downgrade() -> None:
    op.drop_index("ix_twinning_towns", table_name="twinning")
    op.drop_index("ix_award_round_year", table_name="award_round")
    op.drop_table("laureate_region")


def _regions_of_laureates() -> list[dict[str, object]]:
    """As their dossiers were frozen."""
    keys = set(op.get_bind().scalars(sa.select(REGION.c.key)))
    won = op.get_bind().execute(sa.select(NOMINATION).where(NOMINATION.c.code.is_not(None))).all()
    return [
        {"nomination_id": row.id, "region_key": key}
        for row in won
        for key in sorted(keys & set(row.dossier["regions"]))
    ]
