"""Asks those who confirm a teacher again when the person has taken another name or address."""

from portal.schools.actions.memberships import ask_again
from portal.schools.queries.memberships import outdated


def ask_about_changes() -> None:
    for membership in outdated():
        ask_again(membership)
