"""What partner search does by itself: opens confirmed searches, reminds, lets them lapse, tells of new classes."""

from sqlalchemy import select

from portal.core.clock import now, today
from portal.core.db import db
from portal.core.mail.actions.outbox import post
from portal.matching.models import Wish
from portal.matching.queries.searches import fresh_for, may_see_others, searches_to_tell
from portal.matching.rules import LIFE, REMINDER, Status

AT_ONCE = 500  # the rest follows with the next run


def open_confirmed() -> None:
    """Searches that waited for their teacher's confirmation open; the three months begin."""
    for wish in db.session.scalars(select(Wish).filter_by(status=Status.WAITING).limit(AT_ONCE)):
        if may_see_others(wish):
            wish.status, wish.opened_at, wish.changed_at, wish.expires_at = Status.OPEN, now(), now(), now() + LIFE


def remind() -> None:
    """Ten days before a search lapses its teacher hears how to renew it."""
    soon = select(Wish).where(
        Wish.status == Status.OPEN, Wish.expires_at <= now() + REMINDER, Wish.reminded_at.is_(None)
    )
    for wish in db.session.scalars(soon.limit(AT_ONCE)):
        wish.reminded_at = now()
        _write("expires_soon", f"wish-reminder:{wish.id}:{wish.expires_at:%Y-%m-%d}", wish)


def lapse() -> None:
    over = select(Wish).where(Wish.status.in_((Status.OPEN, Status.WAITING)), Wish.expires_at <= now())
    for wish in db.session.scalars(over.limit(AT_ONCE)):
        wish.status, wish.changed_at = Status.LAPSED, now()
        _write("lapsed", f"wish-lapsed:{wish.id}:{wish.expires_at:%Y-%m-%d}", wish)


def tell_of_new_classes() -> None:
    """One letter a day and search, with the new classes that fit it."""
    for search, wish in searches_to_tell():
        moment = now()
        if matches := fresh_for(wish, search):
            _write("new_classes", f"saved-search:{search.id}:{today()}", wish, matches=matches)
        search.told_until = moment


def _write(template: str, event: str, wish: Wish, **facts: object) -> None:
    teacher = wish.school_class.teacher
    if teacher.email:
        post(
            event=event,
            to=teacher.email,
            language=teacher.language,
            template=f"matching/mail/{template}.txt",
            wish=wish,
            **facts,
        )
