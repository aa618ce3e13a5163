"""What families have answered."""

from portal.accounts.models import Person
from portal.consent.actions import Terms, record
from portal.consent.rules.codes import ALL_GRANTS, Giver, Way
from portal.core.clock import today
from portal.core.db import db
from portal.holidays.rules.days import year_of


def allow(*people: Person, grants: tuple[str, ...] = ALL_GRANTS, givers: tuple[Giver, ...] = tuple(Giver)) -> None:
    """Parents and students agree to this for works of the school year."""
    record(people, givers, Terms(grants, year_of(today())), Way.PAPER)
    db.session.commit()
