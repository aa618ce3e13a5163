"""How many nominations and laureates there are by region and by language."""

from collections import Counter
from collections.abc import Iterable, Sequence

from portal.awards.models import Nomination
from portal.awards.queries.nominees import named

Figures = dict[str, dict[str, list[int]]]  # "regions", "languages" → key → [nominations, laureates]


def figures_of(nominations: Sequence[Nomination]) -> Figures:
    """Those that count; a nominee of two regions counts in both, the language is that of its words."""
    laureates = [nomination for nomination in nominations if nomination.place]
    return {
        "regions": _pairs(_regions(nominations), _regions(laureates)),
        "languages": _pairs((each.language for each in nominations), (each.language for each in laureates)),
    }


def _regions(nominations: Iterable[Nomination]) -> Iterable[str]:
    return (key for nomination in nominations for key in named(nomination).regions)


def _pairs(all_: Iterable[str], won: Iterable[str]) -> dict[str, list[int]]:
    n_won = Counter(won)
    return {key: [number, n_won[key]] for key, number in sorted(Counter(all_).items())}
