"""Slows down guessing, and asking for emails to strangers: counts what comes from where, and answers 429."""

from collections.abc import Sequence

from flask import abort, current_app, request

from portal.accounts.actions import throttle
from portal.accounts.queries.throttle import failures_in
from portal.accounts.rules.throttle import Bucket, buckets_for, is_any_full
from portal.core.web.saved import save_only

Buckets = Sequence[Bucket]


def buckets(form: str, account: str = "") -> Buckets:
    """Where failures of this request at a form count; `account` is what is guessed at, if anything.

    The address is the connection's own (behind TRUSTED_PROXIES: what those say); headers that anybody can send don't
    count.
    """
    return buckets_for(str(current_app.secret_key), form, request.remote_addr or "", account)


def check(watched: Buckets) -> None:
    """429 when one of the buckets is full."""
    if is_any_full(watched, failures_in(watched)):
        abort(429)


def failed(watched: Buckets) -> None:
    """Counts a failure; the request that failed saves nothing else."""
    save_only(lambda: throttle.record_failure(watched))


def count(watched: Buckets) -> None:
    """429 when one of the buckets is full; counts this request otherwise, whatever comes of it."""
    check(watched)
    failed(watched)
