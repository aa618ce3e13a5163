"""Whether a portal is whole after whatever was done to it: `python -m tests.outside.wholeness`, exit status 1 when not.

Reads the installation that the environment names (DATA_DIR, DATABASE_URL), also while it serves.
"""

import hashlib
import sys
from collections.abc import Iterator

from flask import Flask
from sqlalchemy import func, select, text

from portal.app import create_app
from portal.contributions.models import (
    Contribution,
    ContributionEntry,
    Facet,
    Medium,
    MediumState,
    Preparation,
    Version,
)
from portal.contributions.rules import Status
from portal.core.db import db, only_reading
from portal.core.storage.streaming import the_store


def flaws() -> Iterator[str]:
    """One line for each thing that is lost or half done."""
    yield from _of_database()
    yield from _of_files()
    yield from _of_waiting_files()
    yield from _of_versions()
    yield from _of_steps()
    yield from _of_gallery()


def _of_database() -> Iterator[str]:
    if db.engine.dialect.name == "sqlite":
        for question in ("integrity_check", "foreign_key_check"):
            found = [str(row) for row in db.session.execute(text(f"PRAGMA {question}")) if row[0] != "ok"]
            yield from (f"{question}: {row}" for row in found)


def _of_files() -> Iterator[str]:
    """Every stored file is there, of the length and content that the database promises."""
    for number, files in db.session.execute(select(Medium.id, Medium.files)):
        for name, stored in files.items():
            try:
                with the_store().open(stored["key"]) as file:
                    content = file.read()
            except FileNotFoundError:
                yield f"medium {number}: {name} is gone"
                continue
            if (len(content), hashlib.sha256(content).hexdigest()) != (stored["bytes"], stored["sha256"]):
                yield f"medium {number}: {name} is not what was stored"


def _of_waiting_files() -> Iterator[str]:
    """Every file that is being prepared waits in the queue, and what was uploaded is there; every ready one is shown."""
    originals = select(Preparation.medium_id, Preparation.original).where(Preparation.done_at.is_(None))
    waiting: dict[int, str] = {row.medium_id: row.original for row in db.session.execute(originals)}
    for number, state, files in db.session.execute(select(Medium.id, Medium.state, Medium.files)):
        if (state == MediumState.PREPARING) != (number in waiting):
            yield f"medium {number}: is {state}, but {'waits' if number in waiting else 'does not wait'}"
        if (state == MediumState.READY) != ("full" in files):
            yield f"medium {number}: is {state} with {len(files)} files"
    for number, original in waiting.items():
        if not the_store().original(original).exists():
            yield f"medium {number}: what was uploaded is gone"


def _of_versions() -> Iterator[str]:
    """The numbers of a contribution's versions have no gap, and each contribution has one."""
    counts = select(Version.contribution_id, func.count(), func.max(Version.number)).group_by(Version.contribution_id)
    numbers = {contribution: (n, last) for contribution, n, last in db.session.execute(counts)}
    for contribution in db.session.scalars(select(Contribution.id)):
        n, last = numbers.get(contribution, (0, 0))
        if n == 0 or n != last:
            yield f"contribution {contribution}: {n} versions, the last is number {last}"


def _of_steps() -> Iterator[str]:
    """The status is where the last step led, and each step began where the one before ended."""
    stands: dict[int, str] = {}
    steps = select(ContributionEntry.contribution_id, ContributionEntry.start, ContributionEntry.to)
    for contribution, start, to in db.session.execute(steps.order_by(ContributionEntry.id)):
        if stands.get(contribution, start) != start:
            yield f"contribution {contribution}: a step from {start}, but it stood at {stands[contribution]}"
        stands[contribution] = to
    for number, status in db.session.execute(select(Contribution.id, Contribution.status)):
        if stands.get(number, status) != status:
            yield f"contribution {number}: stands at {status}, the last step led to {stands[number]}"


def _of_gallery() -> Iterator[str]:
    """What is published is found, and nothing else is."""
    published = set(db.session.scalars(select(Contribution.id).where(Contribution.status == Status.PUBLISHED)))
    dated = set(db.session.scalars(select(Contribution.id).where(Contribution.published_at.is_not(None))))
    key = "rowid" if db.engine.dialect.name == "sqlite" else "number"
    indexed = set(db.session.scalars(text(f"SELECT {key} FROM search_contribution")))
    shown = set(db.session.scalars(select(Facet.contribution_id)))
    for what, found in {"dated": dated, "indexed": indexed, "shown": shown}.items():
        if found != published:
            yield f"published and {what} differ: {sorted(found ^ published)[:10]}"


def check(app: Flask) -> list[str]:
    with app.app_context():
        only_reading.set(True)
        return list(flaws())


if __name__ == "__main__":
    found = check(create_app({"JOBS_IN_PROCESS": False}))
    print("\n".join(found) or "whole")
    sys.exit(bool(found))
