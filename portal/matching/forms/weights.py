"""What coordinators type about the weights of the criteria."""

from typing import Any

from flask_babel import lazy_gettext
from wtforms import ValidationError
from wtforms.validators import NumberRange

from portal.core.web.forms import Count, Form
from portal.matching.labels.codes import CRITERIA
from portal.matching.rules.criteria import Criterion


class _Weights(Form):
    def weights(self) -> dict[Criterion, int]:
        return {criterion: self[criterion].data or 0 for criterion in Criterion}

    def validate_language(self, _field: Any) -> None:
        """Of the first criterion, so that the complaint stands above all of them."""
        if not any(self.weights().values()):
            raise ValidationError(lazy_gettext("At least one criterion has to count."))


# Weights of the criteria, 0 to 100 each; only their proportion counts.
WeightsForm = type(
    "WeightsForm",
    (_Weights,),
    {
        str(criterion): Count(
            CRITERIA[criterion],
            [NumberRange(0, 100, lazy_gettext("Please enter a number between %(min)d and %(max)d."))],
        )
        for criterion in Criterion
    },
)
