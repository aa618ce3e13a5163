"""Keeps how long answers of the coordination usually take, so that pages read one row instead of counting."""

from sqlalchemy import delete

from portal.contributions.models import AnswerTime
from portal.contributions.queries.answer_times import spreads_by_region
from portal.core.db import db


def count_answer_times() -> None:
    """Counts again in all regions."""
    counted = spreads_by_region()
    db.session.execute(delete(AnswerTime))
    db.session.add_all(
        AnswerTime(region_key=key, number=each.number, median=each.median) for key, each in counted.items()
    )
    db.session.flush()
