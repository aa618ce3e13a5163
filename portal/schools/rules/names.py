"""When a school has another name than before, and which of its former names are kept."""

from portal.core.text import words

MOST_KEPT = 5


def is_another(before: str, after: str) -> bool:
    """Other words; not only other capitals, accents or signs between them."""
    return words(before) != words(after)


def with_former(known: list[str], name: str) -> list[str]:
    """The former names with one more, the newest last."""
    return [*(former for former in known if is_another(former, name)), name][-MOST_KEPT:]
