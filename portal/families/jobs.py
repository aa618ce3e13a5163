"""Takes off what may not be shown any more because the time that families named is over."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import lazyload

from portal.accounts.models import Person
from portal.consent.models import Consent
from portal.contributions.actions.publishing import check_again
from portal.contributions.queries.consent import published_with
from portal.core.clock import today
from portal.core.db import db

LOOKED_BACK = timedelta(days=14)  # as long as a portal may have been switched off without anybody noticing


def end_consent() -> None:
    """Each student in a transaction of its own."""
    ended = (Consent.until < today(), Consent.until >= today() - LOOKED_BACK)
    for number in list(db.session.scalars(select(Consent.person_id).where(*ended).distinct())):
        person = db.session.get(Person, number, options=[lazyload("*")])
        check_again(published_with(person) if person else [])
        db.session.commit()
