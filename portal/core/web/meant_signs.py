"""Which signs inside a line were clearly meant as emphasis or a link; rules for markdown-it.

`2*3*4`, `Schüler*innen`, `(*_*)`, `____`, `[1](2)` and signs inside an address are none: they stay as they were typed.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import emphasis as emphasis_rule
from markdown_it.rules_inline import link as link_rule
from markdown_it.token import Token

BLANK = "\u00a0"
INDENT = re.compile(r"^[ \t]+", re.M)
WIDEST = 20  # blanks: more would leave no room on a phone
RUN = re.compile(r"\*+|_+")
LONGEST = {"*": 3, "_": 1}  # italic and bold; `__1__` is a gap to be filled in
QUOTES = "\"'„“”«»‹›‘’"
OPENING, CLOSING = f"([{{¿¡{QUOTES}", f")]}}.,;:!?…%{QUOTES}"
DASHES = "–—-/"
ADDRESS = r"(?i:https?)://(?:[^\s()<>\[\]]|\([^\s()<>\[\]]*\))+"  # phones begin sentences with a capital
LINK = re.compile(rf"\[([^\[\]\n]{{1,300}})\]\({ADDRESS}\)")
BARE = re.compile(rf"({ADDRESS}(?<![.,;:!?…'\"“”»*_]))")


def emphasis(state: StateInline, silent: bool) -> bool:
    """Signs at the beginning and the end of words; others are passed over as one."""
    run = RUN.match(state.src, state.pos)
    if silent or run is None:
        return False
    if _is_meant(state.src, run) and not _is_in_address(state.src, run.start()):
        return emphasis_rule.tokenize(state, silent)
    state.pending += run[0]
    state.pos = run.end()
    return True


def link(state: StateInline, silent: bool) -> bool:
    """Words in square brackets before a web address in round ones."""
    found = LINK.match(state.src, state.pos)
    return bool(found and any(c.isalnum() for c in found[1])) and link_rule(state, silent)


def indentation(state: StateCore) -> None:
    """Blanks before the lines of a poem stay; browsers would drop them."""
    before = None
    for token in state.tokens:
        if token.type == "inline" and before and before.type == "paragraph_open" and before.map:
            lines = state.src.split("\n")[slice(*before.map)]
            token.content = INDENT.sub(
                lambda found: BLANK * min(len(found[0].expandtabs(4)), WIDEST), "\n".join(lines).rstrip()
            )
        before = token


def addresses(state: StateCore) -> None:
    """Makes links of web addresses that stand for themselves."""
    for token in state.tokens:
        if any("://" in child.content for child in token.children or ()):
            token.children = list(_with_links(token.children or []))


def _is_in_address(text: str, place: int) -> bool:
    return any(place in span for span in _address_spans(text))


@lru_cache(maxsize=8)
def _address_spans(text: str) -> list[range]:
    return [range(*found.span()) for found in BARE.finditer(text)] if "://" in text else []


def _is_meant(text: str, run: re.Match[str]) -> bool:
    before, after = text[run.start() - 1 : run.start()] if run.start() else "", text[run.end() : run.end() + 1]
    opens = (not before or before.isspace() or before in OPENING + DASHES) and (_is_word(after) or after in OPENING)
    closes = (_is_word(before) or before in CLOSING) and not after.isalnum()
    return len(run[0]) <= LONGEST[run[0][0]] and bool((after and opens) or (before and closes))


def _is_word(sign: str) -> bool:
    """Letters, numbers and emoji; not the signs that faces are made of."""
    return sign.isalnum() or sign > "\u2190"


def _with_links(children: list[Token]) -> Iterator[Token]:
    depth = 0
    for child in children:
        depth += child.nesting if child.tag == "a" else 0
        if child.type != "text" or depth:
            yield child
            continue
        for number, part in enumerate(BARE.split(child.content)):
            yield from _linked(part) if number % 2 else [_text(part)]


def _linked(address: str) -> list[Token]:
    opening = Token("link_open", "a", 1, attrs={"href": address})
    return [opening, _text(address), Token("link_close", "a", -1)]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
