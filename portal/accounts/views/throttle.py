"""Slows down guessing: counts failures in the database, so that several processes and restarts don't help.

An account is never locked for everyone: what counts are failures at one account from one address, and all failures
from one address. Requests under way together may each have one more try; the server's few threads bound that.
"""

import hmac
from datetime import timedelta

from flask import abort, current_app, request
from sqlalchemy import delete, func, select

from portal.accounts.models import Failure
from portal.accounts.rules.accounts import FAILURES_PER_ACCOUNT, FAILURES_PER_ADDRESS, WINDOW, Bucket, neighbourhood
from portal.core.clock import now
from portal.core.db import db


def buckets(door: str, account: str = "") -> tuple[Bucket, ...]:
    """Where failures at a door count; `account` is what is guessed at (an e-mail address, a class code), if anything.

    The address is the connection's own (behind TRUSTED_PROXIES: what those say); headers that anybody can send don't
    count. Keys are keyed hashes: no address of a person or machine is kept.
    """
    address = neighbourhood(request.remote_addr or "")
    per_address = Bucket(_key(door, address), FAILURES_PER_ADDRESS)
    return (Bucket(_key(door, address, account), FAILURES_PER_ACCOUNT), per_address) if account else (per_address,)


def check(*watched: Bucket) -> None:
    """429 when one of the buckets is full."""
    counts = dict(
        db.session.execute(
            select(Failure.bucket, func.count())
            .where(Failure.bucket.in_(bucket.key for bucket in watched), Failure.at > now() - WINDOW)
            .group_by(Failure.bucket)
        ).all()
    )
    if any(counts.get(bucket.key, 0) >= bucket.limit for bucket in watched):
        abort(429)


def failed(*watched: Bucket) -> None:
    """Counts a failure. Commits by itself, since the request that failed must save nothing else."""
    db.session.rollback()
    db.session.add_all(Failure(bucket=bucket.key) for bucket in watched)
    db.session.commit()


def forget(*watched: Bucket) -> None:
    """After a success the failures at this account from here no longer count; those of the whole address do."""
    own = [bucket.key for bucket in watched if bucket.limit == FAILURES_PER_ACCOUNT]
    db.session.execute(delete(Failure).where(Failure.bucket.in_(own)))


def sweep(older_than: timedelta = WINDOW) -> None:
    """Removes failures that no longer count."""
    db.session.execute(delete(Failure).where(Failure.at < now() - older_than))


def _key(*parts: str) -> str:
    secret = str(current_app.secret_key).encode()
    return hmac.new(secret, "\0".join(("throttle", *parts)).encode(), "sha256").hexdigest()[:32]
