"""The result of a jury as tables: whoever has them computes every number again."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, pgettext

from portal.core.tabular.writing import Cells, Sheet
from portal.core.web.formatting import share
from portal.juries.models import Jury


def sheets_of(jury: Jury, names: Mapping[int, str], criteria: Mapping[int, str]) -> list[Sheet]:
    """`names`: of nominations; `criteria`: of criteria. Jurors are numbers."""
    result: dict[str, Any] = jury.result or {}
    heads = [criteria.get(number, str(number)) for number, _ in result["weights"]]
    return [_scores(result, heads), _weights(result, heads), _places(result, names), _jurors(result), _model(result)]


def _scores(result: dict[str, Any], heads: list[str]) -> Sheet:
    head = [pgettext("award", "Nomination"), pgettext("jury", "Juror"), *heads, gettext("Handed in: 1, by rule: 0")]
    rows = [(row["item"], row["juror"], *row["scores"], int(row["is_given"])) for row in result["scores"]]
    return Sheet("scores", gettext("Scores"), gettext("Scores"), head, rows)


def _weights(result: dict[str, Any], heads: list[str]) -> Sheet:
    head = [pgettext("award", "Criterion"), gettext("Weight in per cent")]
    rows = [(name, weight) for name, (_, weight) in zip(heads, result["weights"], strict=True)]
    return Sheet("weights", gettext("Weights"), gettext("Weights"), head, rows)


def _places(result: dict[str, Any], names: Mapping[int, str]) -> Sheet:
    within = {"share": share(0.9)}
    head = [
        gettext("Category"),
        pgettext("jury", "Place"),
        pgettext("award", "Nomination"),
        pgettext("award", "Nominee"),
        pgettext("jury", "Points"),
        gettext("Standard error"),
        gettext("Interval of %(share)s: from", **within),
        gettext("Interval of %(share)s: to", **within),
        gettext("Probability of being above the next one"),
        gettext("Scores handed in"),
    ]
    rows = [_place(each, names.get(each["item"], "")) for each in result["places"]]
    return Sheet("places", pgettext("jury", "Result"), pgettext("jury", "Result"), head, rows)


def _place(each: dict[str, Any], name: str) -> Cells:
    above = "" if each["above_next"] is None else each["above_next"]
    estimates = (each["points"], each["error"], each["low"], each["high"])
    return (each["category"], each["place"], each["item"], name, *estimates, above, each["n_sheets"])


def _jurors(result: dict[str, Any]) -> Sheet:
    head = [pgettext("jury", "Juror"), gettext("Gives more (+) or less (-) points than the mean juror")]
    rows = [(number, value) for number, value in result["jurors"]]
    return Sheet("jurors", gettext("Strictness"), gettext("Strictness"), head, rows)


def _model(result: dict[str, Any]) -> Sheet:
    words = {
        "mean": gettext("Mean"),
        "noise": gettext("Variance of the noise"),
        "item_ratio": gettext("Variance of the noise divided by that of the nominations"),
        "juror_ratio": gettext("Variance of the noise divided by that of the jurors"),
    }
    limits = {"lowest": gettext("Lowest score"), "highest": gettext("Highest score"), "quorum": gettext("Quorum")}
    rows = [(words[key], value) for key, value in result["model"].items()]
    rows += [(words, result["terms"][key]) for key, words in limits.items()]
    return Sheet("model", pgettext("jury", "Model"), pgettext("jury", "Model"), ["", ""], rows)
