"""What may have got into wrong hands, and since when that is known."""

from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext
from wtforms import DateTimeLocalField, SelectField, StringField, ValidationError
from wtforms.validators import InputRequired

from portal.core.clock import today, zone
from portal.core.web.forms import Form, at_most, choices, required
from portal.processing.labels.breach import LOST
from portal.processing.queries.breach import find_number
from portal.processing.rules.breach import Lost, is_countable

YEARS_BACK = 10
MINUTE = "%Y-%m-%dT%H:%M"


class BreachForm(Form):
    """Sent with the address: nothing of it is stored."""

    class Meta(Form.Meta):
        csrf = False

    lost = SelectField(lazy_gettext("What is concerned?"), choices=choices(LOST.items()))
    which = StringField(lazy_gettext("Which one?"), [required(), at_most(254)])
    known_at = DateTimeLocalField(
        lazy_gettext("When did it become known?"),
        [InputRequired(lazy_gettext("Please fill in this field."))],
        format=MINUTE,
    )

    def validate_which(self, field: Any) -> None:
        if field.data and self.lost.data in set(Lost) and find_number(Lost(self.lost.data), field.data) is None:
            raise ValidationError(lazy_gettext("Please enter the number that is in the address of its page."))

    def validate_known_at(self, field: Any) -> None:
        last = today().year
        if field.data and not last - YEARS_BACK <= field.data.year <= last:
            words = lazy_gettext(
                "Please choose a day from the years %(first)d to %(last)d.", first=last - YEARS_BACK, last=last
            )
            raise ValidationError(words)

    @property
    def number(self) -> int:
        return find_number(Lost(self.lost.data), self.which.data or "") or 0


def moment_of(typed: str | None) -> datetime | None:
    """A moment as the field sends it, by the portal's clock; None for anything else."""
    try:
        moment = datetime.strptime(typed or "", MINUTE)
    except ValueError:
        return None
    return moment.replace(tzinfo=zone()) if is_countable(moment) else None
