"""Award rounds and laureates as something that anybody can report."""

from portal.awards.models import AwardRound, Nomination
from portal.awards.queries.laureates import find_laureate
from portal.awards.queries.nominees import named
from portal.awards.rules.rounds import OPEN_TO_ALL
from portal.core.db import db
from portal.core.fingerprint import fingerprint
from portal.core.web.reported import Address, ReportedPage


def reported_award(round_id: int) -> ReportedPage | None:
    round_ = db.session.get(AwardRound, round_id)
    if round_ is None:
        return None
    names = [[each.names for each in round_.categories], [each.names for each in round_.criteria]]
    return ReportedPage(
        title=round_.titles[round_.language],
        language=round_.language,
        regions=[round_.region_key],
        made_at=round_.created_at,
        is_public=round_.status in OPEN_TO_ALL,
        revision=fingerprint(round_.status, round_.titles, round_.texts, round_.reason, vars(round_.dates), names),
        address=Address("awards.show", {"award_id": round_id}),
        workplace=Address("awards.organise", {"award_id": round_id}),
    )


def reported_laureate(nomination_id: int) -> ReportedPage | None:
    """Whoever organises the round decides."""
    nomination = db.session.get(Nomination, nomination_id)
    if nomination is None:
        return None
    nominee, words = named(nomination), (nomination.place, nomination.reasons, nomination.revoked_at)
    return ReportedPage(
        title=nominee.name,
        language=nominee.language,
        regions=[nomination.round.region_key],
        made_at=nomination.created_at,
        is_public=find_laureate(nomination_id) is not None,
        revision=fingerprint(nominee.name, words, nomination.picture_ids),
        address=Address("awards.laureate", {"nomination_id": nomination_id}),
        workplace=Address("awards.organise", {"award_id": nomination.round_id}),
    )
