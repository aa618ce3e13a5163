"""What teachers hear of their searches by email: they expire soon, they have expired, new classes fit."""

from collections.abc import Sequence

from portal.accounts.notifications import email_person
from portal.accounts.rules.notices import Topic
from portal.core.clock import today
from portal.matching.models import PartnerSearch, SavedSearch
from portal.matching.queries.matches import Match


def notify_expires_soon(search: PartnerSearch) -> None:
    """How to renew it."""
    _notify(search, "expires_soon", f"search-reminder:{search.id}:{search.expires_at:%Y-%m-%d}")


def notify_expired(search: PartnerSearch) -> None:
    """How to look on."""
    _notify(search, "expired", f"search-expired:{search.id}:{search.expires_at:%Y-%m-%d}")


def notify_of_new_classes(saved: SavedSearch, search: PartnerSearch, matches: Sequence[Match]) -> None:
    """Once a day at most."""
    about = [search.school_class.name]
    _notify(search, "new_classes", f"saved-search:{saved.id}:{today()}", matches=matches, about=about)


def _notify(search: PartnerSearch, template: str, event: str, **facts: object) -> None:
    teacher = search.school_class.teacher
    email_person(teacher, f"matching/mail/{template}.txt", event, topic=Topic.SEARCHES, search=search, **facts)
