"""What a coordinator wants to see of the queue, and what has changed in a contribution since it was decided about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from portal.contributions.rules import Step
from portal.core.differences import Words, differences

ALL = "all"  # languages
WAITING_DAYS = (1, 3, 7, 14)
LONGEST_NOTE = 2000  # characters
LONGEST_NAME = 80
LONGEST_READY_TEXT = 1000
MOST_MARKED = 1000  # pieces of a text; of more the rest is left out, and that is said
TOGETHER = (Step.PUBLISH, Step.REQUEST_CHANGES, Step.REJECT, Step.HAND_OVER)  # what is done with several at once
MONTHS = 12  # of which figures are shown
KEPT_ABSENCES = timedelta(days=30)  # after the last day


class ModerationRefusal(StrEnum):
    """Why something can't be done in the moderation."""

    NOT_OPENED = "moderation_not_opened"
    NOTHING_CHOSEN = "moderation_nothing_chosen"
    NO_REGION_CHOSEN = "moderation_no_region_chosen"
    NO_REASON_GIVEN = "moderation_no_reason_given"
    SUBSTITUTE_AWAY = "moderation_substitute_away"
    AWAY_ALREADY = "moderation_away_already"


@dataclass(frozen=True)
class Filters:
    """What is empty filters nothing; without `languages` only those that the coordinator reads are shown."""

    languages: str = ""  # ALL, or the code of one
    project: int | None = None
    school: int | None = None
    days: int | None = None  # that it has waited at least

    @property
    def chosen(self) -> dict[str, Any]:
        """Name → value, for addresses."""
        return {name: value for name, value in vars(self).items() if value}

    @property
    def others(self) -> dict[str, Any]:
        """What is chosen beside the languages."""
        return {name: value for name, value in self.chosen.items() if name != "languages"}


@dataclass(frozen=True)
class Scope:
    """Of which contributions figures are counted; an empty language means all."""

    region_keys: tuple[str, ...]
    language: str = ""


def last_months(day: date) -> list[date]:
    """The first days of the last months, the oldest first, that of `day` last."""
    number = 12 * day.year + day.month - 1
    return [date(each // 12, each % 12 + 1, 1) for each in range(number - MONTHS + 1, number + 1)]


class ReadyText(StrEnum):
    """Texts for reasons that come with the portal."""

    ALMOST_DONE = "almost_done"
    PEOPLE_SHOWN = "people_shown"
    FOREIGN_MATERIAL = "foreign_material"
    FILE_FAILS = "file_fails"
    HANDED_IN_TWICE = "handed_in_twice"
    NOT_FOR_PUBLIC = "not_for_public"


class FileStep(StrEnum):
    """What became of a file between two versions."""

    ADDED = "added"
    REMOVED = "removed"
    REPLACED = "replaced"  # another file stands in its place
    DESCRIBED = "described"  # its description is another one


@dataclass(frozen=True)
class FileChange:
    """`before` and `after` are numbers of files; `words` tell how the description differs."""

    step: FileStep
    before: int | None
    after: int | None
    words: list[list[Words]]


@dataclass(frozen=True)
class Work:
    """What is compared of a contribution."""

    title: str
    text: str
    language: str
    files: Sequence[tuple[int, str]]  # number and description


@dataclass(frozen=True)
class Changes:
    """What is different between two versions of a contribution."""

    title: list[list[Words]]
    text: list[list[Words]]
    is_cut: bool  # more of the text is different than `text` tells
    language: str  # the one before, if it is another one now
    files: list[FileChange]

    @property
    def is_nothing(self) -> bool:
        return not (self.title or self.text or self.language or self.files)


def changes(before: Work, after: Work) -> Changes:
    text = differences(before.text, after.text)
    shown = _first(text)
    return Changes(
        title=differences(before.title, after.title),
        text=shown,
        is_cut=sum(map(len, shown)) < sum(map(len, text)),
        language=before.language if before.language != after.language else "",
        files=_file_changes(dict(before.files), dict(after.files)),
    )


def standing(entries: Sequence[Any]) -> list[Any]:
    """Of entries, the newest first, those that were not undone: an undo takes back the one before it."""
    kept, is_undone = [], False
    for entry in entries:
        if not is_undone and entry.step != Step.UNDO:
            kept.append(entry)
        is_undone = entry.step == Step.UNDO
    return kept


def _first(blocks: list[list[Words]]) -> list[list[Words]]:
    """As much as a page can show."""
    shown, left = [], MOST_MARKED
    for block in blocks:
        shown.append(block[: max(0, left)])
        left -= len(block)
    return [block for block in shown if block]


def _file_changes(before: dict[int, str], after: dict[int, str]) -> list[FileChange]:
    """A file that went from the place to which another one came was replaced."""
    pairs = list(zip_longest(before, after))
    swapped = [(old, new) for old, new in pairs if old and new and old not in after and new not in before]
    gone, come = {old for old, _new in swapped}, {new for _old, new in swapped}
    found = [FileChange(FileStep.REPLACED, old, new, differences(before[old], after[new])) for old, new in swapped]
    found += [FileChange(FileStep.REMOVED, old, None, []) for old in before if old not in {*after, *gone}]
    found += [FileChange(FileStep.ADDED, None, new, []) for new in after if new not in {*before, *come}]
    both = [number for number in after if before.get(number, after[number]) != after[number]]
    return found + [FileChange(FileStep.DESCRIBED, n, n, differences(before[n], after[n])) for n in both]
