"""Counts attempts in the database, so that several processes and restarts don't help who guesses."""

from collections.abc import Sequence

from flask import current_app
from sqlalchemy import case, delete

from portal.accounts.models import Attempts
from portal.accounts.rules.throttle import Bucket, Guess, Limits, buckets_for, is_any_full
from portal.core.clock import now
from portal.core.db import db, insert_into


def count(buckets: Sequence[Bucket]) -> dict[str, int]:
    """One more attempt in each bucket; gives how many each, by its key, has now.

    One statement: of attempts made at once each sees another number.
    """
    return _add(1, buckets)


def may_send(form: str, limits: Limits, subject: str) -> bool:
    """Counts an email that strangers can cause, together with it; False when there were too many."""
    buckets = buckets_for(current_app.config["SECRET_KEY"], Guess(form, limits, subject))
    return not is_any_full(buckets, count(buckets))


def take_back(buckets: Sequence[Bucket]) -> None:
    """An attempt that was counted is none."""
    _add(-1, buckets)


def forget_ended(buckets: Sequence[Bucket]) -> None:
    """After a success the failures at this secret from here no longer count."""
    ended = [bucket.key for bucket in buckets if bucket.ends_with_success]
    db.session.execute(delete(Attempts).where(Attempts.bucket.in_(ended)))


def _add(step: int, buckets: Sequence[Bucket]) -> dict[str, int]:
    """Rows are written in the order given; a row whose window is over begins anew."""
    if not buckets:
        return {}
    rows = [{"bucket": bucket.key, "number": max(step, 0), "until": now() + bucket.window} for bucket in buckets]
    query = insert_into(Attempts).values(rows)
    is_over = Attempts.until <= now()
    changed = {
        "number": case((is_over, max(step, 0)), else_=Attempts.number + step),
        "until": case((is_over, query.excluded.until), else_=Attempts.until),
    }
    query = query.on_conflict_do_update(index_elements=["bucket"], set_=changed)
    return dict(db.session.execute(query.returning(Attempts.bucket, Attempts.number)).all())
