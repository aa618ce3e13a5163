"""Brings the search for projects to the words of today after an update."""

from portal.core.search.renewal import renew, tend
from portal.projects.actions.indexing import index_part


def renew_index() -> None:
    tend(renew_next)


def renew_next() -> bool:
    return renew("project", index_part)
