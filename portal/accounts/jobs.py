"""Writes the daily emails of those who want one instead of many."""

from portal.accounts.actions.notices import write_daily
from portal.accounts.queries.people import find_by_id
from portal.accounts.rules.notices import last_morning
from portal.core.mail.queries import held_before


def write_daily_emails() -> None:
    for person_id, held in held_before(last_morning()).items():
        write_daily(find_by_id(person_id), held)
