"""What coordinators say about a matching round, and teachers about a proposal."""

from typing import Any

from flask_babel import lazy_gettext, lazy_ngettext
from wtforms import RadioField, SelectField, SelectMultipleField, StringField, ValidationError

from portal.core.clock import today
from portal.core.web.converters import row_number
from portal.core.web.forms import Day, Form, at_most, choices, required
from portal.matching.forms.weights import WeightsForm
from portal.matching.rules.criteria import Criterion
from portal.partnering.labels import DECLINE_REASONS
from portal.rounds.labels import REFUSALS
from portal.rounds.rules import SIZES, Description, RoundRefusal

LONGEST_REASON = 200  # characters
UNCHOSEN = lazy_gettext("Please choose a class.")


class RoundForm(WeightsForm):  # type: ignore[misc]
    """Everything has a good default, so that it can be sent as it is. Its weights are those of partner search."""

    regions = SelectMultipleField(lazy_gettext("Regions that take part"))
    size = RadioField(
        lazy_gettext("Classes in a group"),
        choices=choices((n, lazy_ngettext("%(num)d class", "%(num)d classes", n)) for n in SIZES),
        coerce=int,
    )
    join_until = Day(lazy_gettext("Classes can join until"))
    answer_until = Day(lazy_gettext("Last day for answers"))
    age_gap = None  # one for the whole portal
    joins_neighbours = False  # two classes of one region are put together, which rounds of pairs alone can do

    @classmethod
    def of(cls, description: Description) -> "RoundForm":
        """Filled in already."""
        return cls(data={**vars(description), **{str(key): n for key, n in description.weights.items()}})

    @property
    def description(self) -> Description:
        """What was filled in, when it is valid."""
        return Description(
            regions=self.regions.data,
            size=self.size.data,
            weights=self.weights(),
            join_until=self.join_until.data,
            answer_until=self.answer_until.data,
        )

    def allow(self, regions: list[tuple[str, str]], own: list[str]) -> None:
        """Regions to choose from; one of the coordinator's own must be among the chosen ones."""
        self.regions.choices = choices(regions)
        self.own = own

    def validate_regions(self, field: Any) -> None:
        if len(field.data or ()) < 2:
            raise ValidationError(lazy_gettext("Please choose at least two regions."))
        if not set(field.data) & set(self.own):
            raise ValidationError(lazy_gettext("Please choose at least one region of your own, too."))

    def validate_size(self, field: Any) -> None:
        if self.joins_neighbours and field.data != 2:
            raise ValidationError(REFUSALS[RoundRefusal.PAIR_OF_ONE_REGION])
        if field.data and field.data > max(len(self.regions.data or ()), 2):
            raise ValidationError(
                lazy_gettext("Every class of a group comes from another region: choose more regions.")
            )

    def validate_answer_until(self, field: Any) -> None:
        if field.data and field.data <= today():
            raise ValidationError(lazy_gettext("Please choose a day in the future."))
        if field.data and self.join_until.data and field.data < self.join_until.data:
            raise ValidationError(lazy_gettext("The last day for answers cannot come before the last day to join."))

    @property
    def criteria(self) -> list[Any]:
        return [self[str(criterion)] for criterion in Criterion]


class PairForm(Form):
    """What is to become of two classes in the next runs."""

    other = RadioField(
        lazy_gettext("The other class"),
        [required(UNCHOSEN)],
        coerce=row_number,
        validate_choice=False,
    )
    wish = RadioField(
        lazy_gettext("These two classes"),
        choices=choices(
            [("together", lazy_gettext("are put together")), ("apart", lazy_gettext("are never put together"))]
        ),
    )
    reason = StringField(lazy_gettext("Reason (optional)"), [at_most(LONGEST_REASON)])


class WhyForm(Form):
    """Two classes that a run did not put together."""

    one = SelectField(lazy_gettext("One class"), [required(UNCHOSEN)], coerce=row_number, validate_choice=False)
    other = SelectField(lazy_gettext("The other class"), [required(UNCHOSEN)], coerce=row_number, validate_choice=False)

    def validate_other(self, field: Any) -> None:
        if field.data == self.one.data:
            raise ValidationError(lazy_gettext("Please choose two different classes."))


class DeclineForm(Form):
    """Reasons are welcome and not needed."""

    reasons = SelectMultipleField(
        lazy_gettext("Reason (optional)"),
        choices=choices((code.value, words) for code, words in DECLINE_REASONS.items()),
    )
