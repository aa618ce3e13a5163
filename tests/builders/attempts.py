"""Attempts that others have made before: most of what a limit allows."""

from flask import current_app

from portal.accounts.models import Attempts
from portal.accounts.rules.throttle import WINDOW, Guess, Limits, buckets_for
from portal.core.clock import now
from portal.core.db import db


def leave(number: int, form: str, limits: Limits, *, of: int, subject: str = "", address: str = "127.0.0.1") -> None:
    """Only so many of the `of` failures that one kind of count allows are left."""
    guess = Guess(form, limits, subject, address)
    (bucket,) = (bucket for bucket in buckets_for(current_app.config["SECRET_KEY"], guess) if bucket.limit == of)
    db.session.merge(Attempts(bucket=bucket.key, number=of - number, until=now() + WINDOW))
    db.session.commit()
