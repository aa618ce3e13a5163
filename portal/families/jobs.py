"""Takes off what may not be shown any more because the time that families named is over."""

from portal.contributions.actions.publishing import check_again
from portal.contributions.queries.consent import published_with
from portal.core.db import db
from portal.families.queries import ended_lately


def end_consent() -> None:
    """Each student in a transaction of its own."""
    for number in ended_lately():
        check_again(published_with([number]))
        db.session.commit()
