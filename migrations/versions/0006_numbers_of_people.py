"""The number of a removed person is not given to anybody else"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    make_table_anew(sqlite_autoincrement=True)


def downgrade() -> None:
    make_table_anew()


def make_table_anew(**kind: bool) -> None:
    """Only SQLite needs it: other databases never count backwards."""
    if op.get_bind().dialect.name != "sqlite":
        return
    with op.batch_alter_table("person", recreate="always", table_kwargs=kind):
        pass
