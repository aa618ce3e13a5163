"""Whether two words differ by one slip of whoever types."""

from itertools import takewhile


def is_one_slip(one: str, other: str) -> bool:
    """One letter more, less or another, or two neighbours exchanged; equal words differ by none."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = _alike(one, other)
    one, other = one[start:], other[start:]
    end = _alike(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])


def _alike(one: str, other: str) -> int:
    """How many first letters are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
