"""Partner requests of the cast."""

from datetime import timedelta

from portal.core.db import db
from portal.core.refusal import existing
from portal.matching.models import PartnerSearch
from portal.partnering.actions.entries import Message
from portal.partnering.actions.requests import Proposal, send
from portal.partnering.models import PartnerRequest
from tests.builders.searching import FIRST, LAST, SearchingCast

TEXT = Message("Merhaba, birlikte çalışmak ister misiniz?", "tr")
SPRING = (FIRST + timedelta(days=200), FIRST + timedelta(days=230))


def asked(
    searching: SearchingCast, search: PartnerSearch | None = None, other: PartnerSearch | None = None
) -> PartnerRequest:
    """Carla’s request to Emil, or from and to others."""
    search, other = search or searching.search, other or searching.other_search
    request = send(search, other, Proposal(TEXT, (FIRST, LAST)), by=existing(search.school_class.teacher))
    db.session.commit()
    return request
