"""What a school is found by: its words in the index, and how typed text asks for them."""

from collections.abc import Iterable

from portal.core.text import words

MOST_TYPED = 8  # words that count while typing
AT_THE_START = "_"  # marks the first word of a name, so that names which begin as typed can come first
IN_REGION = "__"
OF_SCHOOL = "_school"


def index_words(region_key: str, name: str, *others: str | None, parts: Iterable[str] = ()) -> list[str]:
    """The words of a school: name, town, postcode, official id, parts of compounds, and two marks that nobody types."""
    named = _plain(name)
    more = [word for other in others if other for word in _plain(other)]
    return [IN_REGION + region_key, *(AT_THE_START + word for word in named[:1]), *named, *more, *parts]


def typed_groups(text: str) -> tuple[list[list[str]], list[list[str]]]:
    """Groups for `search.queries.find`: names that begin as typed, and the words anywhere. Empty when too short."""
    typed = _plain(text)[:MOST_TYPED]
    if len("".join(typed)) < 2:
        return [], []
    anywhere = [[word] for word in typed]
    return [[AT_THE_START + typed[0]], *anywhere[1:]], anywhere


def place_marks(school_ids: Iterable[int], region_keys: Iterable[str]) -> list[str]:
    """What stands in the index of a work or project for where it comes from: names of schools and regions change."""
    return [*(f"{OF_SCHOOL}{number}" for number in school_ids), *(IN_REGION + key for key in region_keys)]


def region_marks(region_keys: list[str] | None) -> list[str]:
    """For `within`: only schools of these regions; None: of all."""
    return place_marks((), region_keys or [])


def _plain(text: str) -> list[str]:
    return words(text.replace("_", " "))
