"""Facts about the operator, and the places in texts where they stand: `{address}`."""

import csv
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

BODIES = Path(__file__).parents[1] / "data" / "bodies.csv"
PLACE = re.compile(r"\{([^{}\n]*)\}")
PERIODS = "periods"  # how long data stays
COMPUTED = ("portal", "authorities", PERIODS)  # the portal's address, the supervisory authorities of all regions
LONGEST_FACT = 500  # characters


class Fact(StrEnum):
    """What an administrator tells once and all texts show."""

    OPERATOR = "operator"
    REPRESENTATIVE = "representative"
    ADDRESS = "address"
    CONTACT = "contact"
    OFFICER = "officer"  # for data protection
    HOST = "host"  # who runs the servers
    AUTHORITY = "authority"  # that supervises data protection
    ENFORCEMENT = "enforcement"  # of accessibility


PLACES = frozenset({*Fact, *COMPUTED})


def filled(text: str, words_of: Callable[[str], str]) -> str:
    """The text with words instead of its places."""
    return PLACE.sub(lambda place: words_of(place[1]), text)


def unknown_places(text: str) -> list[str]:
    """What stands in braces and is no place, as somebody typed it."""
    return [place[0] for place in PLACE.finditer(text) if place[1] not in PLACES]


def facts_of(told: Mapping[str, Mapping[str, str]], region_key: str, host_key: str) -> dict[str, str]:
    """Every fact that is known for a region, or for all of them (no key): what was told about the region, then what
    is shipped about it, what was told for all, what is shipped about the host.
    """
    sources = (told.get(region_key, {}), bodies().get(region_key, {}), told.get("", {}), bodies().get(host_key, {}))
    found = {fact: next((each[fact] for each in sources if each.get(fact)), "") for fact in Fact}
    return {fact.value: words for fact, words in found.items() if words}


@cache
def bodies() -> dict[str, dict[str, str]]:
    """The bodies that supervise data protection and accessibility, by region."""
    with BODIES.open(encoding="utf-8", newline="") as file:
        return {row.pop("region_key"): row for row in csv.DictReader(file)}
