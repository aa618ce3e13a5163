"""Record who did what: entries that can't be changed, nor deleted while they are young"""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

INDEXES = {
    "at": ["at", "id"],
    "region_key": ["region_key", "at", "id"],
    "action": ["action", "at", "id"],
    "by_id": ["by_id", "at", "id"],
    "person_id": ["person_id", "at", "id"],
    "kind": ["kind", "number", "at", "id"],
}
SQLITE = (
    "CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry "
    "BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END",
    "CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry WHEN OLD.at > datetime('now', '-30 days') "
    "BEGIN SELECT RAISE(ABORT, 'young audit entries are not deleted'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$ "
    "BEGIN RAISE EXCEPTION 'audit entries are never changed, young ones not deleted'; END $$",
    "CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()",
    "CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry "
    "FOR EACH ROW WHEN (OLD.at > now() - interval '30 days') EXECUTE FUNCTION refuse_audit_change()",
    "CREATE TRIGGER audit_entry_is_not_emptied BEFORE TRUNCATE ON audit_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()",
)


def upgrade() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("region_key", sa.String(), nullable=False),
        sa.Column("network", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    for name, columns in INDEXES.items():
        op.create_index(f"ix_audit_entry_{name}", "audit_entry", columns)
    for statement in POSTGRESQL if op.get_bind().dialect.name == "postgresql" else SQLITE:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("audit_entry")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_audit_change")
