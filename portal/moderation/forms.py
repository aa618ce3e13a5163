"""What coordinators type about works that nobody of their region reads."""

from collections.abc import Iterable
from typing import Any, Self

from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import RadioField, SelectField, TextAreaField, ValidationError

from portal.contributions.labels import VERDICTS
from portal.contributions.rules import LONGEST_REASON, Verdict
from portal.core.clock import today
from portal.core.web.forms import Day, Form, WithPeriod, at_most, choices, required
from portal.regions.labels import region_name


class PassOnForm(Form):
    """Whom to ask, or who decides instead."""

    region = RadioField(lazy_gettext("Region"), [required(lazy_gettext("Please choose a region."))])
    question = TextAreaField(lazy_gettext("Your question (optional)"), [at_most(LONGEST_REASON)], render_kw={"rows": 2})

    def offer(self, region_keys: Iterable[str]) -> Self:
        self.region.choices = choices((key, region_name(key)) for key in region_keys)
        return self


class AbsenceForm(WithPeriod, Form):
    """When a coordinator is away, and who stands in."""

    starts_on = Day(lazy_gettext("First day of absence"), years_back=0, years_ahead=1, default=today)
    ends_on = Day(lazy_gettext("Last day of absence"), years_back=0, years_ahead=1)
    substitute = SelectField(lazy_pgettext("absence", "Who stands in"), coerce=int, default=0)

    def offer(self, people: Iterable[tuple[int, str]]) -> Self:
        nobody = (0, lazy_gettext("Nobody: colleagues of the region see everything"))
        self.substitute.choices = choices([nobody, *people])
        return self

    def validate_ends_on(self, field: Any) -> None:
        super().validate_ends_on(field)
        if field.data and field.data < today():
            raise ValidationError(lazy_gettext("This day has passed. Please choose a later one."))


class OpinionForm(Form):
    """What an adviser would do; the ready reasons are ticked by their codes."""

    verdict = RadioField(
        lazy_pgettext("opinion", "What do you recommend?"),
        [required(lazy_gettext("Please choose what you recommend."))],
        choices=choices(VERDICTS.items()),
    )
    words = TextAreaField(
        lazy_gettext("In your own words (the coordination reads them)"),
        [at_most(LONGEST_REASON)],
        render_kw={"rows": 3},
    )

    @property
    def chosen(self) -> Verdict:
        return Verdict(self.verdict.data)
