"""Tells and reminds those who confirm teachers and schools of what waits, and asks again after changes."""

from portal.core.search.renewal import renew, tend
from portal.regions.queries import all_regions
from portal.schools.actions.memberships import ask_again
from portal.schools.actions.schools import index_part
from portal.schools.notifications import announce_waiting
from portal.schools.queries.memberships import outdated


def ask_about_changes() -> None:
    for membership in outdated():
        ask_again(membership)


def announce_confirmations() -> None:
    for region_key in all_regions():
        announce_waiting(region_key)


def renew_index() -> None:
    """Brings the suggestions to the words of today after an update."""
    tend(renew_next)


def renew_next() -> bool:
    return renew("school", index_part)
