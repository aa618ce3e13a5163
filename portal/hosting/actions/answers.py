"""Families tell, change and withdraw what a good choice needs; it is sealed before it is stored."""

from datetime import date

from sqlalchemy import delete, or_, select

from portal.core.clock import now
from portal.core.db import db, insert_into
from portal.core.refusal import Refused, existing
from portal.core.sealing import seal
from portal.hosting.actions.pairs import lock
from portal.hosting.actions.participants import hold, must_go_on
from portal.hosting.models import FamilyAnswer, HostingPair, VisitParticipant
from portal.hosting.queries.answers import answer_of, is_open
from portal.hosting.rules.answers import Answer
from portal.hosting.rules.codes import Refusal
from portal.visits.models import Visit


def tell(participant: VisitParticipant, answer: Answer) -> None:
    """The family itself, until the last day."""
    _hold(participant)
    if not is_open(participant.visit):
        raise Refused(Refusal.TOO_LATE)
    _keep(participant, answer, is_paper=False)


def type_in(participant: VisitParticipant, answer: Answer) -> None:
    """The teacher, from paper; also when the families can no more."""
    _hold(participant)
    must_go_on(participant.visit)
    _keep(participant, answer, is_paper=True)


def withdraw(participant: VisitParticipant) -> bool:
    """Nothing of what the family told is kept. Says whether the child had a pair, which goes as well."""
    hold(participant.visit)
    mine = or_(HostingPair.guest_id == participant.id, HostingPair.host_id == participant.id)
    n_pairs = db.session.execute(delete(HostingPair).where(mine)).rowcount  # type: ignore[attr-defined]
    db.session.execute(delete(FamilyAnswer).where(FamilyAnswer.participant_id == participant.id))
    db.session.expire(participant, ["answer"])
    return bool(n_pairs)


def set_last_day(visit: Visit, day: date | None) -> None:
    """Until when families can answer; None: until the visit begins."""
    lock(visit).answer_until = day


def _hold(participant: VisitParticipant) -> None:
    """Whoever was taken off the list in this moment tells nothing."""
    hold(participant.visit)
    query = select(VisitParticipant).where(VisitParticipant.id == participant.id)
    existing(db.session.scalar(query.execution_options(populate_existing=True)))


def _keep(participant: VisitParticipant, answer: Answer, *, is_paper: bool) -> None:
    """The same again leaves all as it is, so that nobody has to seek pairs anew."""
    if answer_of(participant) == answer:
        return
    values = {"sealed": seal(answer.as_text()), "is_paper": is_paper, "answered_at": now()}
    query = insert_into(FamilyAnswer).values(participant_id=participant.id, **values)
    db.session.execute(query.on_conflict_do_update(index_elements=["participant_id"], set_=values))
    db.session.expire(participant, ["answer"])
