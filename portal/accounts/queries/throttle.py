"""Reads failures: in the database, so that several processes and restarts don't help who guesses."""

from collections.abc import Sequence

from sqlalchemy import func, select

from portal.accounts.models import Failure
from portal.accounts.rules.throttle import WINDOW, Bucket
from portal.core.clock import now
from portal.core.db import db


def failures_in(buckets: Sequence[Bucket]) -> dict[str, int]:
    """How many failures each bucket, by its key, holds within the window; empty ones are missing."""
    counts = select(Failure.bucket, func.count()).group_by(Failure.bucket)
    query = counts.where(Failure.bucket.in_(bucket.key for bucket in buckets), Failure.at > now() - WINDOW)
    return dict(db.session.execute(query).all())
