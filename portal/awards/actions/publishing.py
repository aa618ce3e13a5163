"""The organiser names laureates and publishes them; certificates get their codes, and everybody is told."""

import secrets
from collections.abc import Sequence

from sqlalchemy import select

from portal.awards.models import AwardRound, LaureateRegion, Nomination
from portal.awards.notifications import notify_published
from portal.awards.queries.figures import figures_of
from portal.awards.queries.nominations import agreed_of
from portal.awards.queries.nominees import may_be_nominated
from portal.awards.queries.pictures import usable_pictures, with_picture
from portal.awards.rules.codes import AwardRefusal, NominationStatus, RoundStatus
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused

CODE_BYTES = 12


def name_laureate(nomination: Nomination, place: int, reasons: dict[str, str]) -> None:
    """Refused unless the round is being decided, the nominee has agreed, and visitors see it."""
    _must_decide(nomination)
    _must_be_public(nomination)
    nomination.place, nomination.reasons, nomination.updated_at = place, reasons, now()


def unname(nomination: Nomination) -> None:
    """Not a laureate after all; the reasons stay for whoever decides otherwise."""
    _must_decide(nomination)
    nomination.place, nomination.updated_at = None, now()


def announce(round_: AwardRound) -> None:
    """After the step: what lasts is written down, and nominees and authors hear of it."""
    nominations = agreed_of(round_)
    round_.figures = figures_of(nominations)
    for nomination in nominations:
        if nomination.place:
            nomination.code = secrets.token_hex(CODE_BYTES)
            nomination.picture_ids = usable_pictures(nomination.dossier["works"])
            add_regions(nomination)
        notify_published(nomination)


def add_regions(nomination: Nomination) -> None:
    """The pages of its regions show a laureate."""
    keys = dict.fromkeys(nomination.dossier["regions"])
    db.session.add_all(LaureateRegion(nomination_id=nomination.id, region_key=key) for key in keys)


def must_have_laureates(round_: AwardRound) -> None:
    """One at least, and all of them public."""
    laureates = [nomination for nomination in agreed_of(round_) if nomination.place]
    if not laureates:
        raise Refused(AwardRefusal.NO_LAUREATE)
    for laureate in laureates:
        _must_be_public(laureate)


def revoke(nomination: Nomination) -> None:
    """The certificate counts no more; its page says so."""
    _must_be_laureate(nomination)
    nomination.revoked_at = nomination.revoked_at or now()


def restore(nomination: Nomination) -> None:
    _must_be_laureate(nomination)
    nomination.revoked_at = None


def take_off_pictures() -> None:
    """Of laureates, what may not be used for awards any more; others take its place."""
    laureates = _laureates()
    usable = {*with_picture({number for each in laureates for number in each.picture_ids})}
    for nomination in laureates:
        if not usable.issuperset(nomination.picture_ids):
            nomination.picture_ids = usable_pictures(nomination.dossier["works"])


def renew_pictures() -> None:
    """Shows again what may be used once more: looks through all works of all dossiers."""
    for nomination in _laureates():
        usable = usable_pictures(nomination.dossier["works"])
        if usable != nomination.picture_ids:
            nomination.picture_ids = usable


def _laureates() -> Sequence[Nomination]:
    return db.session.scalars(select(Nomination).where(Nomination.code.is_not(None)).order_by(Nomination.id)).all()


def _must_decide(nomination: Nomination) -> None:
    if nomination.round.status != RoundStatus.JUDGED:
        raise Refused(AwardRefusal.NOT_DECIDING)
    if nomination.status != NominationStatus.AGREED:
        raise Refused(AwardRefusal.NOT_AGREED)


def _must_be_public(nomination: Nomination) -> None:
    """What was hidden or taken back since it agreed is not shown to everybody by an award."""
    if not may_be_nominated(nomination.round, nomination.whom):
        raise Refused(AwardRefusal.NOT_PUBLIC)


def _must_be_laureate(nomination: Nomination) -> None:
    if nomination.code is None:
        raise Refused(AwardRefusal.NOT_AGREED)
