"""Takes off what may not be shown any more because the time that families named is over."""

from portal.contributions.actions.publishing import check_again
from portal.contributions.queries.consent import published_with
from portal.core.acts import JOB, Act, Thing, record
from portal.core.db import db
from portal.families.queries import ended_lately


def end_consent() -> None:
    """Each student in a transaction of its own."""
    for number in ended_lately():
        shown = published_with([number])
        check_again(shown)
        for contribution in shown:
            if contribution.published_at is None:
                record(Act("consent_ended", JOB, thing=Thing("contribution", contribution.id, person_id=number)))
        db.session.commit()
