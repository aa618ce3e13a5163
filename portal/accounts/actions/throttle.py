"""Writes failures, and forgets them when they no longer count."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete

from portal.accounts.models import Failure
from portal.accounts.rules.throttle import WINDOW, Bucket, ended_by_success
from portal.core.clock import now
from portal.core.db import db


def record_failure(buckets: Sequence[Bucket]) -> None:
    db.session.add_all(Failure(bucket=bucket.key) for bucket in buckets)


def forget_failures(buckets: Sequence[Bucket]) -> None:
    """After a success the failures at this account from here no longer count."""
    ended = [bucket.key for bucket in ended_by_success(buckets)]
    db.session.execute(delete(Failure).where(Failure.bucket.in_(ended)))


def forget_old_failures(older_than: timedelta = WINDOW) -> None:
    db.session.execute(delete(Failure).where(Failure.at < now() - older_than))
