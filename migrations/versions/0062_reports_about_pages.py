"""Anybody reports the other public pages, too: programmes, events, exhibitions, awards, news"""

import sqlalchemy as sa
from alembic import op

revision = "0062"
down_revision = "0061"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("report_case", schema=None) as batch_op:
        batch_op.add_column(sa.Column("page", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("other_region_key", sa.String(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_report_case_other_region_key"), "region", ["other_region_key"], ["key"]
        )
        batch_op.create_index(batch_op.f("ix_report_case_other_region_key"), ["other_region_key"], unique=False)
    with op.batch_alter_table("exhibition", schema=None) as batch_op:
        batch_op.add_column(sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Without its page a case is about nothing: it goes."""
    case = sa.table("report_case", sa.column("id"), sa.column("page"))
    gone = sa.select(case.c.id).where(case.c.page.is_not(None))
    for name in ("complaint", "report_case_entry"):
        part = sa.table(name, sa.column("case_id"))
        op.execute(sa.delete(part).where(part.c.case_id.in_(gone)))
    op.execute(sa.delete(case).where(case.c.page.is_not(None)))
    with op.batch_alter_table("report_case", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_case_other_region_key"))
        batch_op.drop_constraint(batch_op.f("fk_report_case_other_region_key"), type_="foreignkey")
        batch_op.drop_column("other_region_key")
        batch_op.drop_column("page")
    with op.batch_alter_table("exhibition", schema=None) as batch_op:
        batch_op.drop_column("hidden_at")
