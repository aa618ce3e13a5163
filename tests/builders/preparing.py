"""The workers' part of an upload, done at once."""

from portal.contributions.jobs import prepare_next


def prepare_all() -> int:
    """How many files were prepared."""
    n_prepared = 0
    while prepare_next():
        n_prepared += 1
    return n_prepared
