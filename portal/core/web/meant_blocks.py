"""Which lines of a text were clearly meant as a heading or a list; rules for markdown-it.

`3. Oktober`, `1989.`, `- 5 Grad` and a lone dash are none: they stay as they were typed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.rules_block import StateBlock

HEADING = re.compile(r"[ \t]*(#{1,6})[ \t]+(\S.*)")
ITEM = re.compile(r"([ \t]*)([-*•]|\d{1,3}\.)[ \t]+(\S.*)")
INDENT = re.compile(r"[ \t]*")


@dataclass
class Item:
    """An entry of a list: its sign or number, its first line, and the lines that are indented below it."""

    sign: str
    text: str
    below: list[str] = field(default_factory=list)


def heading(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A line of `#`, a blank and words."""
    found = HEADING.fullmatch(_line(state, start))
    if not found or not any(c.isalpha() for c in found[2]):
        return False
    if not silent:
        tag = f"h{len(found[1])}"
        state.push("heading_open", tag, 1)
        _push_text(state, found[2].rstrip().removesuffix(f" {found[1]}"))
        state.push("heading_close", tag, -1)
        state.line = start + 1
    return True


def listing(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines of a list with what is indented below them.

    Every line of a paragraph is asked whether a list begins there. Where one fails, those that would begin with its
    later entries fail as well, and are not read once more: thousands of lines would take minutes.
    """
    found = ITEM.fullmatch(_line(state, start))
    failed: dict[tuple[str, str], int] = state.env.setdefault("failed lists", {})  # indentation and sign → their end
    if not found or start < failed.get(_kind(found), 0):
        return False
    items, is_list = _read(_line(state, line) for line in range(start, end))
    if not is_list:
        failed[_kind(found)] = start + _n_lines(items)
    elif not silent:
        _push_list(state, items)
        state.line = start + _n_lines(items)
    return is_list


def _read(lines: Iterable[str]) -> tuple[list[Item], bool]:
    """The entries with which these lines begin, as far as they may be a list, and whether it was clearly meant.

    It has two entries at least. Numbers count from 1. Dashes before numbers only could be minus signs.
    """
    items: list[Item] = []
    for number, item in enumerate(_items(iter(lines)), 1):
        is_next = not item.sign.endswith(".") or item.sign == f"{number}."
        if not is_next or not any(c.isalnum() for c in item.text):
            return items, False
        items.append(item)
    is_minus = all(item.sign == "-" and item.text[0].isnumeric() for item in items)
    return items, len(items) > 1 and not is_minus


def _items(lines: Iterator[str]) -> Iterator[Item]:
    """Entries with the same indentation and kind of sign, until another line comes."""
    item, first = None, None
    for line in lines:
        found = ITEM.fullmatch(line)
        first = first or found
        if first and found and _kind(found) == _kind(first):
            if item:
                yield item
            item = Item(found[2], found[3].rstrip())
        elif item and first and line.strip() and len(_indent(line)) > len(first[1]):
            item.below.append(line)
        else:
            break
    if item:
        yield item


def _kind(item: re.Match[str]) -> tuple[str, str]:
    """Indentation, and the last sign before the words."""
    return item[1], item[2][-1]


def _push_list(state: StateBlock, items: Sequence[Item]) -> None:
    tag, kind = ("ol", "ordered_list") if items[0].sign.endswith(".") else ("ul", "bullet_list")
    state.push(f"{kind}_open", tag, 1)
    for item in items:
        state.push("list_item_open", "li", 1).info = item.sign if tag == "ol" else ""
        inner, is_list = _read(item.below)
        is_list = is_list and _n_lines(inner) == len(item.below)
        _push_text(state, item.text if is_list else "\n".join([item.text, *item.below]))
        if is_list:
            _push_list(state, inner)
        state.push("list_item_close", "li", -1)
    state.push(f"{kind}_close", tag, -1)


def _push_text(state: StateBlock, text: str) -> None:
    token = state.push("inline", "", 0)
    token.content, token.children = text.strip(), []


def _n_lines(items: Sequence[Item]) -> int:
    return sum(1 + len(item.below) for item in items)


def _indent(line: str) -> str:
    return INDENT.match(line)[0]  # type: ignore[index]  # it matches everywhere


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] : state.eMarks[number]]
