"""The report of an import in words: what all published lists have in common."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from flask_babel import LazyString, gettext

from portal.core.tabular.labels import UNREADABLE
from portal.core.tabular.rows import ListFormat, Refusal, UnreadableListError
from portal.core.tabular.rules import Unreadable
from portal.core.web.errors import Words

Titles = Mapping[str, str | LazyString]  # key of a format → what it is called

SEPARATORS = {"\t": "tab"}
MOST_SHOWN = 200  # refused rows; whoever has more has another problem


def heading(name: str, title: str | LazyString, key: str, encoding: str, separator: str) -> Iterator[str]:
    """Which file it is, and how it was understood."""
    yield gettext("File: %(name)s", name=name)
    yield gettext("Format: %(format)s", format=f"{title} ({key})")
    yield gettext("Encoding: %(encoding)s", encoding=encoding)
    if separator:
        yield gettext("Separator: %(separator)s", separator=SEPARATORS.get(separator, separator))


def refused(refusals: Sequence[Refusal], words: Words) -> Iterator[str]:
    """How many rows are refused, and of each where, what and why."""
    yield gettext("Refused: %(n)s", n=len(refusals))
    for refusal in refusals[:MOST_SHOWN]:
        yield "  " + at_line(refusal.line, refusal.column, f"“{refusal.value}”", str(words[refusal.flaw]))
    if len(refusals) > MOST_SHOWN:
        yield gettext("Refused rows that are not shown: %(n)s", n=len(refusals) - MOST_SHOWN)


def at_line(line: int, *parts: str) -> str:
    """A row of the list, and what there is to say about it."""
    return " · ".join(filter(None, (gettext("Line: %(line)s", line=line), *parts)))


def complaint(name: str, error: UnreadableListError, formats: Iterable[ListFormat], titles: Titles) -> str:
    """Why a file can't be read, and what to do."""
    parts = [f"{name}: {UNREADABLE[error.why]}"]
    if error.line is not None and error.why != Unreadable.UNKNOWN_FORMAT:
        parts.append(gettext("Line: %(line)s", line=error.line))
    if error.detail:
        parts.append(gettext("Found: %(text)s", text=error.detail))
    if error.why == Unreadable.UNKNOWN_FORMAT:
        parts.append(gettext("A list is recognised by the names of its columns. One of these sets is needed:"))
        parts += [f"  {titles[known.key]} ({known.key}): {', '.join(known.columns)}" for known in formats]
    return "\n".join(parts)
