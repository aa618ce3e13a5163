"""The result of a jury as one document of plain values: what was scored, by which rules, and what follows from it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.juries.rules.ranking import ranked
from portal.juries.rules.strictness import Fit, Sheet, fit, groups, weighted

DIGITS = 6


@dataclass(frozen=True)
class Terms:
    """By what a jury judges."""

    weights: Mapping[int, int]  # criterion → per cent
    lowest: int
    highest: int
    quorum: int
    counts_missing: bool  # as the lowest score, for every member who might have judged


@dataclass(frozen=True)
class Scored:
    """What a juror, told by her number, gave an item by criterion; `is_given` False: it follows from the rule."""

    juror: int
    item: int
    scores: Mapping[int, int]
    is_given: bool = True


def result_of(
    terms: Terms, categories: Mapping[int, int], given: Sequence[Scored], missing: Sequence[tuple[int, int]]
) -> dict[str, Any]:
    """`categories`: item → its category, 0 without one; `missing`: juror and item of what was not handed in."""
    counted = [*given, *(_lowest(terms, *each) for each in missing if terms.counts_missing)]
    sheets = [Sheet(each.item, each.juror, weighted(each.scores, terms.weights)) for each in counted]
    found = fit(sheets, terms.highest - terms.lowest)
    n_given = Counter(each.item for each in given)
    judged = {sheet.item for sheet in sheets}
    return {
        "terms": {
            "lowest": terms.lowest,
            "highest": terms.highest,
            "quorum": terms.quorum,
            "counts_missing": terms.counts_missing,
        },
        "weights": [[criterion, weight] for criterion, weight in terms.weights.items()],
        "scores": [_row(each, terms) for each in sorted(counted, key=lambda each: (each.item, each.juror))],
        "model": _model(found) if found else {},
        "jurors": [[number, round(value, DIGITS)] for number, value in found.jurors.items()] if found else [],
        "places": _places(found, categories, judged, n_given) if found else [],
        "unjudged": sorted(set(categories) - judged),
        "below_quorum": sorted(item for item in categories if n_given[item] < terms.quorum),
        "groups": sorted(sorted(each) for each in groups(sheets)),
    }


def _lowest(terms: Terms, juror: int, item: int) -> Scored:
    return Scored(juror, item, dict.fromkeys(terms.weights, terms.lowest), is_given=False)


def _row(each: Scored, terms: Terms) -> dict[str, Any]:
    scores = [each.scores[criterion] for criterion in terms.weights]
    return {"item": each.item, "juror": each.juror, "scores": scores, "is_given": each.is_given}


def _model(found: Fit) -> dict[str, float]:
    return {
        "mean": round(found.mean, DIGITS),
        "noise": round(found.noise, DIGITS),
        "item_ratio": found.item_ratio,
        "juror_ratio": found.juror_ratio,
    }


def _places(found: Fit, categories: Mapping[int, int], judged: set[int], n_given: Counter[int]) -> list[dict[str, Any]]:
    places = []
    for category in sorted(set(categories.values())):
        items = [item for item in categories if categories[item] == category and item in judged]
        for each in ranked(found, items, n_given):
            low, high = each.interval
            places.append(
                {
                    "item": each.item,
                    "category": category,
                    "place": each.place,
                    "points": round(each.points, DIGITS),
                    "error": round(each.error, DIGITS),
                    "low": round(low, DIGITS),
                    "high": round(high, DIGITS),
                    "above_next": None if each.above_next is None else round(each.above_next, DIGITS),
                    "is_tied": each.is_tied,
                    "is_tied_exactly": each.is_tied_exactly,
                    "n_sheets": each.n_sheets,
                }
            )
    return places
