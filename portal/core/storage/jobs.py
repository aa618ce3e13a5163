"""Removes what interrupted uploads left behind, after a day."""

from portal.core.storage.streaming import the_store


def sweep() -> None:
    the_store().sweep()
