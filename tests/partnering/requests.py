"""Partner requests of the cast, and the emails that they cause."""

from datetime import timedelta

from sqlalchemy import select

from portal.core.db import db
from portal.core.mail.models import Email
from portal.matching.models import PartnerSearch
from portal.partnering.actions.entries import Message
from portal.partnering.actions.requests import Proposal, send
from portal.partnering.models import PartnerRequest
from tests.partnering.searches import FIRST, LAST, Profiles

TEXT = Message("Merhaba, birlikte çalışmak ister misiniz?", "tr")
SPRING = (FIRST + timedelta(days=200), FIRST + timedelta(days=230))


def asked(
    profiles: Profiles, search: PartnerSearch | None = None, other: PartnerSearch | None = None
) -> PartnerRequest:
    """Carla’s request to Emil, or from and to others."""
    search, other = search or profiles.search, other or profiles.other_search
    request = send(search, other, Proposal(TEXT, (FIRST, LAST)), by=search.school_class.teacher)
    db.session.commit()
    return request


def emails(start: str = "") -> list[tuple[str, str]]:
    """Whom the emails of an event went to, in which language."""
    query = select(Email).where(Email.event.contains(start)).order_by(Email.id)
    return [(email.recipient.partition("@")[0], email.language) for email in db.session.scalars(query)]
