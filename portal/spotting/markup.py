"""Markdown without its signs of emphasis, which would part the digits of a number."""

import re

EMPHASIS = re.compile(r"[*`\\]|(?<![\w@])_+(?=[\d+(])|(?<=\d)_+(?!\w)")


def without_emphasis(text: str) -> str:
    """With as many blanks instead, so that every piece stays where it is."""
    return EMPHASIS.sub(lambda sign: " " * len(sign[0]), text)
