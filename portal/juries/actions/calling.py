"""Reserve members step in where a jury can not judge everything any more."""

from portal.awards.rules.codes import RoundStatus
from portal.core.claims import change_if
from portal.core.clock import now
from portal.core.db import db
from portal.juries.models import Jury, JuryMember
from portal.juries.notifications import notify_called_in
from portal.juries.queries.seats import bench_of
from portal.juries.rules.members import who_steps_in


def call_in(jury: Jury) -> list[JuryMember]:
    """Those who are needed now, each told once; nobody while the jury is not at work."""
    if jury.round.status != RoundStatus.JUDGING or jury.closed_at:
        return []
    bench = bench_of(jury, with_scores=False)
    needed = who_steps_in(bench.seats, [item.id for item in bench.items], jury.round.quorum)
    members = [member for member in bench.members if member.id in needed]
    called = [member for member in members if _call(member)]
    for member in called:
        notify_called_in(jury, member)
    return called


def _call(member: JuryMember) -> bool:
    is_waiting = (JuryMember.id == member.id, JuryMember.called_in_at.is_(None))
    is_first = change_if(JuryMember, *is_waiting, called_in_at=now())
    db.session.refresh(member)
    return is_first
