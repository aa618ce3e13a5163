"""What somebody may have meant whose words find nothing."""

import re

from portal.core.search.slips import is_one_slip
from portal.core.search.spellings import SHORTEST, near
from portal.core.search.stems import query_forms
from portal.core.text import WORD, fold
from portal.site.queries.places import places
from portal.site.queries.search import finds_anything

MOST_TRIED, MOST_OFFERED = 12, 3
MOST_WORDS = 6  # of a search that are looked at


def corrections(typed: str) -> list[str]:
    """The typed text with the words that were probably meant, those first that find most."""
    unknown = [word for word in _words(typed) if not finds_anything(word)]
    meant = {word: _meant(word) for word in unknown}
    if not unknown or not all(meant.values()):
        return []
    best = {word: spellings[0] for word, spellings in meant.items()}
    texts = (_with(typed, {**best, unknown[0]: first}) for first in meant[unknown[0]])
    return [text for text in texts if finds_anything(text)][:MOST_OFFERED]


def alone(typed: str) -> list[str]:
    """Of several typed words those that find something by themselves."""
    known = _words(typed)
    return [word for word in known if finds_anything(word)] if len(known) > 1 else []


def _words(typed: str) -> list[str]:
    return list(dict.fromkeys(word for word in WORD.findall(typed) if len(word) > 1))[:MOST_WORDS]


def _meant(word: str) -> list[str]:
    if len(word) < SHORTEST:
        return []
    candidates = list(dict.fromkeys([*_near_places(fold(word)), *near(_long_forms(word))]))[:MOST_TRIED]
    counted = {each: n for each in candidates if (n := finds_anything(each))}
    return sorted(counted, key=lambda each: (not is_one_slip(fold(word), fold(each)), -counted[each]))


def _long_forms(word: str) -> list[str]:
    """The word, and its stems that are long enough: one of four letters is like too many, `rzek` like `czek`."""
    return [form for form in query_forms(word) if form == fold(word) or len(form) > SHORTEST]


def _near_places(folded: str) -> list[str]:
    return [word for known, word in places().spelled.items() if is_one_slip(folded, known)]


def _with(typed: str, meant: dict[str, str]) -> str:
    return re.sub(WORD, lambda found: meant.get(found.group(), found.group()), typed)
