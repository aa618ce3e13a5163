"""Finds contact data in plain text: all spots, each piece of the text once.

Plain text in, spots out; the package knows no database, no request and no words. Forms of six countries:
DE FR IT PL RU TR.
"""

from portal.spotting.addresses import addresses
from portal.spotting.emails import emails
from portal.spotting.handles import handles
from portal.spotting.phones import phones
from portal.spotting.school_ids import school_ids
from portal.spotting.spots import Kind, Spot, joined, without_overlaps

EDITION = 2  # to be raised when more is found or noted, so that what was read before is read again

FINDERS = (emails, handles, school_ids, phones, addresses)


def find_spots(text: str) -> list[Spot]:
    """In the order of the text."""
    found = (each for find in FINDERS for each in find(text))
    return joined(text, sorted(without_overlaps(found)), Kind.ADDRESS)
