"""Housekeeping of files: what interrupted uploads left behind goes after a day."""

from portal.core.storage.streaming import the_store


def sweep() -> None:
    the_store().sweep()
