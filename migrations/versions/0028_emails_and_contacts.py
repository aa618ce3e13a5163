"""Emails that were refused for good are given up; people choose when emails come; regions name a contact"""

import re
from ast import literal_eval
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
EMAIL = sa.table(
    "email",
    *(sa.column(name) for name in ("id", "attempts", "error", "failure")),
    sa.column("sent_at", MOMENT),
    sa.column("given_up_at", MOMENT),
)
MOST_ATTEMPTS = 9
REPLY = re.compile(r"\((\d{3}), (b'(?:[^'\\]|\\.)*'|b\"(?:[^\"\\]|\\.)*\")")  # as errors were written before
NO_MAILBOX = (550, 551, 553)


def upgrade() -> None:
    for name in ("failure", "unsubscribe"):
        op.add_column("email", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("email", sa.Column("given_up_at", MOMENT, nullable=True))
    op.add_column("email", sa.Column("held_for", sa.Integer(), nullable=True))
    for name in ("contact_name", "contact_email"):
        op.add_column("region", sa.Column(name, sa.String(), nullable=False, server_default=""))
    _add_tables()
    _read_errors()


def downgrade() -> None:
    for table in ("last_notice", "mail_choice"):
        op.drop_table(table)
    with op.batch_alter_table("region") as table:
        table.drop_column("contact_email")
        table.drop_column("contact_name")
    with op.batch_alter_table("email") as table:
        for name in ("held_for", "given_up_at", "unsubscribe", "failure"):
            table.drop_column(name)


def _add_tables() -> None:
    op.create_table(
        "mail_choice",
        _person("mail_choice"),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("choice", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "topic", name=op.f("pk_mail_choice")),
    )
    op.create_table(
        "last_notice",
        _person("last_notice"),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("read_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("person_id", "about", name=op.f("pk_last_notice")),
    )


def _person(table: str) -> sa.Column[int]:
    key = sa.ForeignKey("person.id", name=op.f(f"fk_{table}_person_id"), ondelete="CASCADE")
    return sa.Column("person_id", sa.Integer(), key, nullable=False)


def _read_errors() -> None:
    """What was refused for good is not tried again; mail servers' words are kept as words."""
    connection, moment = op.get_bind(), datetime.now(UTC)
    unsent = sa.select(EMAIL).where(EMAIL.c.sent_at.is_(None), EMAIL.c.error != "")
    for row in connection.execute(unsent).all():
        code, values = 0, {"failure": "unreachable"}
        if found := REPLY.search(row.error):
            code, words = int(found[1]), literal_eval(found[2]).decode("utf-8", "replace")
            failure = "later" if code < 500 else "no_mailbox" if code in NO_MAILBOX else "refused"
            values = {"failure": failure, "error": f"{code} {words}"[:500]}
        is_over = code >= 500 or row.attempts >= MOST_ATTEMPTS
        given_up = {"given_up_at": moment} if is_over else {}
        connection.execute(sa.update(EMAIL).where(EMAIL.c.id == row.id).values(**values, **given_up))
