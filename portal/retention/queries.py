"""Reads for how long kinds of data stay, what would go now, and what went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import existing
from portal.core.retention import KindOfData, Overdue, kinds_of_data
from portal.retention.models import RetentionPeriod, RetentionRun
from portal.retention.rules import Setting

SHOWN = 30  # nights


@dataclass(frozen=True)
class Keeping:
    """A kind of data, for how long it stays, and what of it would go now."""

    kind: KindOfData
    setting: Setting
    overdue: Overdue


def get_kind(key: str) -> KindOfData:
    return existing(kinds_of_data().get(key))


def settings() -> dict[str, Setting]:
    """Of every kind, by key, in one query."""
    chosen = {row.key: row for row in db.session.scalars(select(RetentionPeriod))}
    return {key: _setting(kind, chosen.get(key)) for key, kind in kinds_of_data().items()}


def setting_of(key: str) -> Setting:
    return _setting(get_kind(key), db.session.get(RetentionPeriod, key))


def days_of(key: str) -> int:
    """For pages that say how long something stays."""
    return setting_of(key).days


def before_of(kind: KindOfData, setting: Setting) -> datetime:
    """What counts since an earlier moment goes now."""
    return now() - timedelta(days=setting.days_at(now(), kind.notice))


def goes_at(key: str, since: datetime) -> datetime:
    """When data of this kind goes whose period counts since a moment."""
    return setting_of(key).goes_at(since, get_kind(key).notice)


def preview() -> list[Keeping]:
    """Every kind with what would go now: one statement for each, however much there is."""
    return [
        Keeping(kind, setting, kind.source.overdue(before_of(kind, setting)))
        for kind, setting in zip(kinds_of_data().values(), settings().values(), strict=True)
    ]


def last_runs() -> Sequence[RetentionRun]:
    """What the last nights have erased, the newest first."""
    return db.session.scalars(select(RetentionRun).order_by(RetentionRun.day.desc()).limit(SHOWN)).all()


def _setting(kind: KindOfData, row: RetentionPeriod | None) -> Setting:
    return Setting(row.days, row.days_before, row.changed_at) if row else Setting(kind.period.days, kind.period.days)
