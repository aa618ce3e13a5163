"""File names as people see them: one spelling, no folders, nothing invisible; never used on disk."""

import re
import unicodedata

LONGEST = 150  # characters
DEVICES = {"con", "prn", "aux", "nul"}  # no file on Windows can be called so
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}


def shown_name(filename: str) -> str:
    """The name without folders, control and direction-changing characters; in NFC, extension kept when shortened."""
    last = re.split(r"[/\\]", filename)[-1]
    characters = (" " if c.isspace() else c for c in unicodedata.normalize("NFC", last))
    visible = "".join(c for c in characters if c not in BIDI and unicodedata.category(c) not in INVISIBLE)
    name = re.sub(" +", " ", visible).strip()
    if len(name) <= LONGEST:
        return name
    ending = extension(name)
    return f"{name[: LONGEST - len(ending) - 2].rstrip('. ')}….{ending}" if ending else name[:LONGEST]


def extension(name: str) -> str:
    """What stands after the last dot, in small letters; empty for dot files and names without one."""
    stem, dot, ending = name.rpartition(".")
    return ending.lower() if dot and stem.strip(".") and len(ending) <= 10 else ""


def has_no_extension(name: str) -> bool:
    """As phones name what they hand over: `image:1641`, `1641`, `IMG.20270101`; no dot files and names of devices."""
    ending = extension(name)
    return (not ending or ending.isdigit()) and not name.startswith(".") and name.lower() not in DEVICES


def renamed(name: str, suffix: str) -> str:
    """The name with the extension of what is really served: photo.heic as photo.webp."""
    ending = extension(name)
    stem = name[: -len(ending) - 1] if ending else name
    return f"{stem or 'file'}{suffix}"
