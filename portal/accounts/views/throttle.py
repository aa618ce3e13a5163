"""Slows down guessing, and asking for emails to strangers: every attempt is counted before it is made.

    attempt = throttle.attempt("sign in", PASSWORD, email)  # 429 when there were too many
    if is_right(password):
        attempt.passed()

Attempts made at the same moment are counted one after another, so the limits hold for them too. Nothing is counted on
GET, which any picture on any page can cause.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort, current_app, request

from portal.accounts.actions import throttle
from portal.accounts.rules.throttle import Bucket, Guess, Limits, buckets_for, is_any_full
from portal.accounts.views.known_devices import known_device
from portal.core.web.saved import save_only


@dataclass(frozen=True)
class Attempt:
    """One that is counted; it stays counted as a failure until it has passed."""

    buckets: Sequence[Bucket]

    def passed(self) -> None:
        """The secret was right; counts with the commit of the request."""
        throttle.take_back(self.buckets)
        throttle.forget_ended(self.buckets)

    def passed_at_once(self) -> None:
        """The same where the answer may be a page, which commits nothing; nothing else may be pending."""
        save_only(self.passed)


def attempt(form: str, limits: Limits, subject: str = "") -> Attempt:
    """Counts an attempt at a secret; 429 when there were too many.

    `subject` is whose secret is tried (an account, a student): a device that has opened it before has a limit of its
    own, whatever strangers do. The address is the connection's own (behind TRUSTED_PROXIES: what those say).
    """
    return find_attempt(form, limits, subject) or abort(429)


def find_attempt(form: str, limits: Limits, subject: str = "") -> Attempt | None:
    """The same; None when there were too many."""
    guess = Guess(form, limits, subject, request.remote_addr or "", subject and known_device(subject))
    buckets = buckets_for(str(current_app.secret_key), guess)
    if not is_any_full(buckets, save_only(lambda: throttle.count(buckets))):
        return Attempt(buckets)
    save_only(lambda: throttle.take_back(buckets))
    return None
