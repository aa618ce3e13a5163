"""Names in the environment that look like a setting written wrongly."""

import os
from difflib import get_close_matches

SIMILARITY = 0.85  # of two names, between 0 and 1: TIMEZONE and TIME_ZONE have 0.94
PREFIX = "PORTAL_"  # what other programs give their settings


def misspelt(known: set[str]) -> list[str]:
    """A sentence for each name that looks like a known one."""
    return [sentence for name in sorted(os.environ.keys() - known) if (sentence := _sentence(name, known))]


def _sentence(name: str, known: set[str]) -> str:
    meant = get_close_matches(name.removeprefix(PREFIX), known, n=1, cutoff=SIMILARITY)
    if meant:
        return f"{name} is no setting and is ignored: {meant[0]} may be meant."
    return f"{name} is no setting and is ignored." if name.startswith(PREFIX) else ""
