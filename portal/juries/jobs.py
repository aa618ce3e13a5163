"""What juries do by themselves, so that no round hangs: they begin, remind, call in reserve members, and close."""

from portal.awards.rules.reminders import due_reminder
from portal.core.clock import now
from portal.core.db import db
from portal.juries.actions.calling import call_in
from portal.juries.actions.closing import close
from portal.juries.notifications import notify_begun, notify_reminder
from portal.juries.queries.rounds import due_to_close, open_juries
from portal.juries.queries.seats import Bench, bench_of


def close_due() -> None:
    """The deadline is over, or the organiser has ended the judging."""
    for jury in due_to_close():
        close(jury)


def look_after() -> None:
    """Members hear that it begins and how long they have; reserve members step in."""
    for jury in open_juries():
        call_in(jury)
        _tell(bench_of(jury, with_scores=False))
        db.session.commit()


def _tell(bench: Bench) -> None:
    award_round = bench.jury.round
    until = award_round.judge_until
    days = until and due_reminder(award_round.status_since, until, now(), bench.jury.remind_days)
    for member in bench.members:
        items = bench.items_for(member) if bench.can_act(member) else []
        missing = [item for item in items if not bench.handed_in(member, item)]
        if missing and member.called_in_at is None:
            notify_begun(bench.jury, member, len(missing))
        if missing and days:
            notify_reminder(bench.jury, member, days, len(missing))
