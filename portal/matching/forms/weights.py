"""What coordinators type about the weights of the criteria and the limit of ages."""

from typing import Any

from flask_babel import lazy_gettext
from wtforms import ValidationError
from wtforms.validators import NumberRange

from portal.core.web.forms import Count, Form
from portal.matching.labels.codes import CRITERIA
from portal.matching.rules.criteria import LEAST_AGE_GAP, MOST_AGE_GAP, Criterion


class _Weights(Form):
    def weights(self) -> dict[Criterion, int]:
        return {criterion: self[criterion].data or 0 for criterion in Criterion}

    def validate_language(self, _field: Any) -> None:
        """Of the first criterion, so that the complaint stands above all of them."""
        if not any(self.weights().values()):
            raise ValidationError(lazy_gettext("At least one criterion has to count."))


def _count(label: Any, least: int, most: int, **more: Any) -> Count:
    return Count(
        label, [NumberRange(least, most, lazy_gettext("Please enter a number between %(min)d and %(max)d."))], **more
    )


# Weights of the criteria, 0 to 100 each; only their proportion counts.
WeightsForm = type(
    "WeightsForm", (_Weights,), {str(criterion): _count(CRITERIA[criterion], 0, 100) for criterion in Criterion}
)


class PortalWeightsForm(WeightsForm):  # type: ignore[misc,valid-type]
    """What counts in the whole portal."""

    age_gap = _count(
        lazy_gettext("Most years between the ages of two classes"),
        LEAST_AGE_GAP,
        MOST_AGE_GAP,
        description=lazy_gettext(
            "Classes further apart are not shown to each other, and no matching round pairs them."
        ),
    )
