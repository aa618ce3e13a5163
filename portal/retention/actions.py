"""Changes periods, and erases what has stayed too long: a part at a time, each counted in its own transaction."""

from datetime import date

from sqlalchemy import select

from portal.accounts.models import Person
from portal.core.claims import add_if_new
from portal.core.clock import now
from portal.core.db import db, insert_into
from portal.core.retention import Afterwards, KindOfData, Rows
from portal.retention.models import RetentionPeriod, RetentionRun
from portal.retention.queries import before_of, setting_of

BATCH = 200  # at once, so that nobody who writes waits long for it

OLD_RUNS = Rows(RetentionRun, RetentionRun.ended_at)


def set_period(kind: KindOfData, days: int, *, by: Person) -> None:
    """From now on; a shorter one counts at once, unless somebody has to be told before."""
    before = setting_of(kind.key).days_at(now(), kind.notice)
    values = {"days": days, "days_before": before, "changed_at": now(), "by_id": by.id}
    query = insert_into(RetentionPeriod).values(key=kind.key, **values)
    db.session.execute(query.on_conflict_do_update(index_elements=["key"], set_=values))
    db.session.expire_all()


def run_of(day: date) -> RetentionRun:
    """The one of this day, whoever began it."""
    add_if_new(RetentionRun, day=day, began_at=now(), counts={}, failed=[])
    return db.session.scalars(select(RetentionRun).filter_by(day=day)).one()


def erase_some(run: RetentionRun, kind: KindOfData) -> tuple[bool, Afterwards]:
    """The next part, and whether there may be more. Two processes wait for each other here: all is counted once."""
    db.session.refresh(run, with_for_update=True)
    erased = kind.source.erase(before_of(kind, setting_of(kind.key)), BATCH)
    if erased.number:
        run.counts = {**run.counts, kind.key: run.counts.get(kind.key, 0) + erased.number}
    return erased.number > 0, erased.afterwards


def note_failure(run: RetentionRun, kind: KindOfData) -> None:
    run.failed = sorted({*run.failed, kind.key})


def end_run(run: RetentionRun) -> None:
    run.ended_at = now()
