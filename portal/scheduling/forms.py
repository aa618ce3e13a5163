"""Where and when a performance is to be."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import SelectField, TimeField, ValidationError
from wtforms.validators import InputRequired

from portal.core.web.formatting import weekday
from portal.core.web.forms import Form, choices
from portal.events.models import Application, Event, EventPlace
from portal.scheduling.rules.clashes import STEP


class PlaceForm(Form):
    """The form beside the grid."""

    application_id = SelectField(lazy_gettext("Performance"), coerce=int)
    place_id = SelectField(lazy_gettext("Stage"), coerce=int)
    day = SelectField(lazy_pgettext("calendar", "Day"))
    starts = TimeField(
        lazy_gettext("Begins at"),
        [InputRequired(lazy_gettext("Please fill in this field."))],
        invalid_value_message=lazy_gettext("Please enter a time, for example 18:00."),
        render_kw={"step": STEP * 60},
    )

    def offer(self, event: Event, stages: Sequence[EventPlace], performances: Sequence[Application]) -> None:
        self.application_id.choices = choices((each.id, each.title) for each in performances)
        self.place_id.choices = choices((place.id, place.name) for place in stages)
        self.day.choices = choices((day.isoformat(), weekday(day)) for day in event.days)

    def validate_starts(self, field: Any) -> None:
        at: time | None = field.data
        if at and (at.minute % STEP or at.second):
            raise ValidationError(lazy_gettext("Performances begin every five minutes, for example at 14:05."))
