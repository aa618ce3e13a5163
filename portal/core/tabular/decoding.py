"""From bytes to text: byte order marks, UTF-8, or the old encoding that gives plausible letters."""

import codecs
import re
from collections.abc import Iterator

from portal.core.tabular.rows import UnreadableListError
from portal.core.tabular.rules import Unreadable

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

# Old encodings by language; each includes its ISO cousin (cp1252 ⊃ iso-8859-1, cp1254 ⊃ iso-8859-9) except the Polish.
ENCODINGS = {
    "de": ("cp1252",),
    "fr": ("cp1252",),
    "it": ("cp1252",),
    "pl": ("cp1250", "iso-8859-2"),
    "ru": ("cp1251", "koi8-r"),
    "tr": ("cp1254",),
}
# By these letters two encodings of a language are distinguished: its own ones; in Russian the frequent ones.
DISTINCTIVE = {"pl": "ąćęłńóśźż", "ru": "оеаинтсрвл"}
BINARY_SIGNATURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"\x1f\x8b",
    b"BZh",
    b"7z\xbc\xaf",
    b"Rar!",
    b"RIFF",
    b"\x7fELF",
)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")


def refuse_binary(data: bytes) -> None:
    """Raises UnreadableListError for data with control characters; if they are all NUL, with the first one's line."""
    if data.startswith(tuple(mark for mark, _ in MARKS[1:])):
        return
    control = CONTROL.search(data)
    if not control:
        return
    only_nul = not data.startswith(BINARY_SIGNATURES) and not CONTROL.search(data.replace(b"\0", b""))
    line = data.count(b"\n", 0, control.start()) + 1
    raise UnreadableListError(Unreadable.NUL if only_nul else Unreadable.BINARY, line if only_nul else None)


def decoded(data: bytes) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Text, encoding and the languages it may be in: one certain reading, or every possible one."""
    certain = next((encoding for mark, encoding in MARKS if data.startswith(mark)), "utf-8")
    try:
        yield data.decode(certain), certain, frozenset(ENCODINGS)
        return
    except UnicodeDecodeError as error:
        if certain != "utf-8" or _is_damaged_utf8(data):
            raise UnreadableListError(Unreadable.ENCODING, data.count(b"\n", 0, error.start) + 1, certain) from None
    for encoding in dict.fromkeys(encoding for several in ENCODINGS.values() for encoding in several):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        yield text, encoding, frozenset(lang for lang, several in ENCODINGS.items() if encoding in several)


def plausibility(text: str, language: str) -> int:
    """Higher when the letters of a text are those of its language."""
    sample = text[:200_000].lower()
    return sum(sample.count(letter) for letter in DISTINCTIVE.get(language, ""))


def _is_damaged_utf8(data: bytes) -> bool:
    """Nearly everything is UTF-8, only a few bytes are not: a damaged file, not an old encoding."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return sum(len(run) for run in re.findall(r"[^\x00-\x7f\ufffd]+", text)) > 10 * bad
