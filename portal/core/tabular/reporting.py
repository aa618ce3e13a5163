"""The report of an import in words: what all published lists have in common."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Protocol, TypeVar

from flask_babel import LazyString, gettext

from portal.core.tabular.labels import UNREADABLE
from portal.core.tabular.rows import ListFormat, Refusal, UnreadableListError
from portal.core.tabular.rules import Unreadable
from portal.core.web.errors import Words

Titles = Mapping[str, str | LazyString]  # key of a format → what it is called

Reason = TypeVar("Reason", bound=StrEnum)

SEPARATORS = {"\t": "tab"}
MOST_SHOWN = 200  # refused rows; whoever has more has another problem


def heading(name: str, title: str | LazyString, key: str, encoding: str, separator: str) -> Iterator[str]:
    """Which file it is, and how it was understood."""
    yield gettext("File: %(name)s", name=name)
    yield gettext("Format: %(format)s", format=f"{title} ({key})")
    yield gettext("Encoding: %(encoding)s", encoding=encoding)
    if separator:
        yield gettext("Separator: %(separator)s", separator=SEPARATORS.get(separator, separator))


class Written(Protocol):
    """What an import wrote."""

    @property
    def n_new(self) -> int: ...
    @property
    def n_changed(self) -> int: ...
    @property
    def n_unchanged(self) -> int: ...


def written(n_rows: int, report: Written) -> Iterator[str]:
    """How many rows there are, and what they changed."""
    yield gettext("Rows: %(n)s", n=n_rows)
    yield gettext("New: %(n)s", n=report.n_new)
    yield gettext("Changed: %(n)s", n=report.n_changed)
    yield gettext("Unchanged: %(n)s", n=report.n_unchanged)


def skipped(rows: Counter[tuple[Reason, str]], words: Mapping[Reason, LazyString]) -> Iterator[str]:
    """How many rows are skipped, and how many for each reason, the most frequent first."""
    yield gettext("Outside: %(n)s", n=rows.total())
    for (reason, detail), n in rows.most_common():
        yield f"  {n:>7}  {words[reason]}{f' · {detail}' if detail else ''}"


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
