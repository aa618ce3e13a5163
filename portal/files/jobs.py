"""Housekeeping of files: what interrupted uploads left behind goes after a day."""

from portal.files.receiving import the_store


def sweep() -> None:
    the_store().sweep()


EVERY_HOUR = [sweep]
