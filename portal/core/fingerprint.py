"""What somebody looked at, as a short text: it says whether the same is still there."""

import json
from hashlib import sha256


def fingerprint(*facts: object) -> str:
    """16 characters that change whenever a fact does; facts are plain values, lists, codes and days."""
    return sha256(json.dumps(facts, default=str, ensure_ascii=False).encode()).hexdigest()[:16]
