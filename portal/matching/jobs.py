"""What partner search does by itself: opens confirmed searches, reminds, lets them lapse, tells of new classes."""

from sqlalchemy import select

from portal.core.clock import now, today
from portal.core.db import db
from portal.core.mail.actions import write_email
from portal.matching.models import PartnerSearch
from portal.matching.queries.searches import fresh_for, may_see_others, searches_to_notify
from portal.matching.rules import LIFE, REMINDER, Status

AT_ONCE = 500  # the rest follows with the next run


def open_confirmed() -> None:
    """Searches that waited for their teacher's confirmation open; the three months begin."""
    for search in db.session.scalars(select(PartnerSearch).filter_by(status=Status.WAITING).limit(AT_ONCE)):
        if may_see_others(search):
            search.status, search.opened_at, search.changed_at, search.expires_at = (
                Status.OPEN,
                now(),
                now(),
                now() + LIFE,
            )


def remind() -> None:
    """Ten days before a search lapses its teacher hears how to renew it."""
    soon = select(PartnerSearch).where(
        PartnerSearch.status == Status.OPEN,
        PartnerSearch.expires_at <= now() + REMINDER,
        PartnerSearch.reminded_at.is_(None),
    )
    for search in db.session.scalars(soon.limit(AT_ONCE)):
        search.reminded_at = now()
        _write("expires_soon", f"wish-reminder:{search.id}:{search.expires_at:%Y-%m-%d}", search)


def expire() -> None:
    over = select(PartnerSearch).where(
        PartnerSearch.status.in_((Status.OPEN, Status.WAITING)), PartnerSearch.expires_at <= now()
    )
    for search in db.session.scalars(over.limit(AT_ONCE)):
        search.status, search.changed_at = Status.EXPIRED, now()
        _write("expired", f"wish-lapsed:{search.id}:{search.expires_at:%Y-%m-%d}", search)


def notify_of_new_classes() -> None:
    """One letter a day and search, with the new classes that fit it."""
    for saved, search in searches_to_notify():
        moment = now()
        if matches := fresh_for(search, saved):
            _write("new_classes", f"saved-search:{saved.id}:{today()}", search, matches=matches)
        saved.notified_until = moment


def _write(template: str, event: str, search: PartnerSearch, **facts: object) -> None:
    teacher = search.school_class.teacher
    if teacher.email:
        write_email(
            event=event,
            to=teacher.email,
            language=teacher.language,
            template=f"matching/mail/{template}.txt",
            search=search,
            **facts,
        )
