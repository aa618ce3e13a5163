"""What partner search does by itself: opens confirmed searches, reminds, lets them expire, writes about new classes."""

from portal.matching.actions import saved_searches, searches
from portal.matching.queries.deadlines import expiring_soon, of_another_stage, overdue, unconfirmed, waiting
from portal.matching.queries.saved_searches import searches_to_notify


def open_confirmed() -> None:
    for search in waiting():
        searches.open_if_confirmed(search)


def hide_unconfirmed() -> None:
    for search in unconfirmed():
        searches.pause(search)


def follow_schools() -> None:
    for search in of_another_stage():
        searches.follow_school(search)


def remind() -> None:
    for search in expiring_soon():
        searches.remind(search)


def expire() -> None:
    for search in overdue():
        searches.expire(search)


def notify_of_new_classes() -> None:
    for saved, search in searches_to_notify():
        saved_searches.notify(saved, search)
