"""Whether the database has the tables of this very program."""

from functools import cache
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

from portal.core.installation.looking import looked_at, shown
from portal.settings.errors import CannotStart

MIGRATIONS = Path(__file__).parents[3] / "migrations"


def refuse_newer(url: str) -> set[str]:
    """A program must not write into tables that it does not know; returns the steps that the database has."""
    program, found = ScriptDirectory(str(MIGRATIONS)), steps(url)
    if unknown := found - {step.revision for step in program.walk_revisions()}:
        raise CannotStart(
            f"A newer version of the portal has used the database {shown(url)} (step {', '.join(unknown)}; this one "
            f"ends with {', '.join(program.get_heads())}): install that version, or restore the backup made before it."
        )
    return found


def refuse_older(url: str) -> None:
    if refuse_newer(url) != last_steps():
        raise CannotStart(
            f"The database {shown(url)} is not up to date: run `make run` or .venv/bin/python -m portal.prepare first."
        )


def steps(url: str) -> set[str]:
    """The last of those that the database has; none when it is empty."""
    with looked_at(url) as connection:
        return steps_of(connection) if connection is not None else set()


def steps_of(connection: Connection) -> set[str]:
    return set(MigrationContext.configure(connection).get_current_heads())


@cache
def last_steps() -> set[str]:
    """Of this program."""
    return set(ScriptDirectory(str(MIGRATIONS)).get_heads())
