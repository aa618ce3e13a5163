"""What organisers type about an event."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext
from wtforms import SelectField, SelectMultipleField, StringField, TextAreaField, TimeField, ValidationError
from wtforms.validators import Optional

from portal.config import LANGUAGES
from portal.core.web.forms import Day, Form, WithPeriod, at_most, choices, required
from portal.core.web.locale import OWN_NAMES
from portal.events.actions.events import Description
from portal.events.models import Event
from portal.events.rules.codes import EventStatus
from portal.events.rules.days import MOST_DAYS, in_utc

LONGEST_NAME, LONGEST_CALL, LONGEST_REASON = 120, 8000, 2000
NO_TIME = lazy_gettext("Please enter a time, for example 18:00.")
NEEDED = lazy_gettext("Please fill in this field.")
NAME, CALL = lazy_gettext("Name of the event"), lazy_gettext("Call for performances and exhibits")


class WithDays(WithPeriod):
    """An event lasts no longer than a month."""

    starts_on: Any

    def validate_starts_on(self, field: Any) -> None:
        last = self.ends_on.data  # type: ignore[attr-defined]
        if field.data and last and (last - field.data).days >= MOST_DAYS:
            raise ValidationError(lazy_gettext("An event has at most %(num)d days.", num=MOST_DAYS))


class NewEventForm(WithDays, Form):
    """What an event needs at first; everything else can be added later."""

    region_key = SelectField(lazy_gettext("Organising region"))
    language = SelectField(lazy_gettext("Language of the original"), choices=choices(OWN_NAMES.items()))
    name = StringField(NAME, [required(), at_most(LONGEST_NAME)])
    town = StringField(lazy_gettext("Town"), [required(), at_most(100)])
    starts_on = Day(lazy_gettext("First day"))
    ends_on = Day(lazy_gettext("Last day"))

    @property
    def description(self) -> Description:
        names = {self.language.data: self.name.data}
        return Description(self.language.data, names, self.town.data, self.starts_on.data, self.ends_on.data)


class EventForm(WithDays, Form):
    """Everything about an event but its places; has the fields `name_xx` and `call_xx` for every language."""

    language = SelectField(lazy_gettext("Language of the original"), choices=choices(OWN_NAMES.items()))
    town = StringField(lazy_gettext("Town"), [required(), at_most(100)])
    starts_on = Day(lazy_gettext("First day"))
    ends_on = Day(lazy_gettext("Last day"))
    invited = SelectMultipleField(lazy_gettext("Invited regions"))
    until_day = Day(lazy_gettext("Last day for applications"), may_wait=True)
    until_time = TimeField(lazy_gettext("Until what time?"), [Optional()], invalid_value_message=NO_TIME)

    is_open = False

    @classmethod
    def of(cls, event: Event, zone: str) -> "EventForm":
        """Filled in already; what an open call needs can not be emptied."""
        until = event.apply_until and event.apply_until.astimezone(ZoneInfo(zone))
        data: dict[str, Any] = {"language": event.language, "town": event.town, "invited": event.invited}
        data |= {"starts_on": event.first_day, "ends_on": event.last_day}
        data |= {"until_day": until and until.date(), "until_time": until and until.time()}
        data |= {f"name_{lang}": name for lang, name in event.names.items()}
        form = cls(data={**data, **{f"call_{lang}": call for lang, call in event.calls.items()}})
        form.is_open = event.status == EventStatus.OPEN
        return form

    def description(self, zone: str) -> Description:
        until: datetime | None = None
        if self.until_day.data and self.until_time.data:
            until = in_utc(self.until_day.data, self.until_time.data, zone)
        return Description(
            language=self.language.data,
            names=self._texts("name"),
            town=self.town.data,
            first_day=self.starts_on.data,
            last_day=self.ends_on.data,
            calls=self._texts("call"),
            invited=self.invited.data,
            apply_until=until,
        )

    def validate_language(self, field: Any) -> None:
        """The original is what everybody reads who has no translation."""
        if field.data in LANGUAGES and not self[f"name_{field.data}"].data:
            raise ValidationError(lazy_gettext("Please fill in the name in this language, or choose another original."))

    def validate(self, extra_validators: Any = None) -> bool:
        """A last day needs its time as well."""
        is_valid = bool(super().validate(extra_validators))
        needed = [self.until_day, self[f"call_{self.language.data}"]] if is_valid and self.is_open else []
        for field in (lacking := [each for each in needed if not each.data]):
            field.errors = [NEEDED]
        if self.until_day.data and not self.until_time.data and not self.until_time.errors:
            self.until_time.errors = [NO_TIME]
            return False
        return is_valid and not lacking

    def validate_until_day(self, field: Any) -> None:
        if field.data and self.starts_on.data and field.data > self.starts_on.data:
            raise ValidationError(lazy_gettext("The deadline cannot come after the first day of the event."))

    def _texts(self, field: str) -> dict[str, str]:
        typed = {lang: self[f"{field}_{lang}"].data for lang in LANGUAGES}
        return {lang: text for lang, text in typed.items() if text}


for _lang in LANGUAGES:
    setattr(EventForm, f"name_{_lang}", StringField(NAME, [at_most(LONGEST_NAME)]))
    setattr(EventForm, f"call_{_lang}", TextAreaField(CALL, [at_most(LONGEST_CALL)], render_kw={"rows": 8}))


class CancelForm(Form):
    """Why an event is cancelled."""

    reason = TextAreaField(
        lazy_gettext("Reason (everybody can read it)"), [required(), at_most(LONGEST_REASON)], render_kw={"rows": 4}
    )
