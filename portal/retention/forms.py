"""What administrators type about the period of a kind of data."""

from typing import Any

from flask_babel import lazy_gettext
from wtforms import ValidationError
from wtforms.validators import InputRequired

from portal.core.retention import Period
from portal.core.web.forms import Count, Form


class PeriodForm(Form):
    """Days, within the limits of the kind."""

    days = Count(lazy_gettext("Days"), [InputRequired(lazy_gettext("Please fill in this field."))])

    def __init__(self, period: Period, **options: Any) -> None:
        super().__init__(**options)
        self.period = period

    def validate_days(self, field: Any) -> None:
        if field.data is not None and not self.period.least <= field.data <= self.period.most:
            raise ValidationError(
                lazy_gettext(
                    "Please enter a number from %(least)d to %(most)d.", least=self.period.least, most=self.period.most
                )
            )
