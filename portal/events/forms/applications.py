"""What a class applies with: a draft may be incomplete, what is handed in may not."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext
from wtforms import DateTimeLocalField, SelectField, SelectMultipleField, StringField, TextAreaField, ValidationError
from wtforms.validators import NumberRange, Optional

from portal.core.web.formatting import day
from portal.core.web.forms import Count, Form, at_most, choices
from portal.core.web.locale import OWN_NAMES
from portal.events.labels.applications import REASON_NAMES
from portal.events.labels.words import PERFORMANCES
from portal.events.models import Application
from portal.events.rules.applications import (
    LONGEST_PERFORMANCE,
    MOST_PEOPLE,
    MOST_WORKS,
    NEEDED,
    Content,
    Explanation,
    leaves_before_it_comes,
)
from portal.events.rules.codes import ApplicationKind, Performance, Reason

FILL_IN = lazy_gettext("Please fill in this field.")
NO_MOMENT = lazy_gettext("Please enter day and time as the field offers them.")
LONGEST_TITLE, LONGEST_TEXT = 120, 2000
TIMES = ("arrives_at", "leaves_at")


class ApplicationForm(Form):
    """What every application has; `needed` before it is handed in."""

    needed: tuple[str, ...]

    class_id = SelectField(lazy_gettext("Class"), coerce=int)
    title = StringField(lazy_gettext("Title"), [at_most(LONGEST_TITLE)])
    language = SelectField(lazy_gettext("Language of your texts"), choices=choices(OWN_NAMES.items()))
    needs = TextAreaField(lazy_gettext("What is needed at the place"), [at_most(LONGEST_TEXT)], render_kw={"rows": 4})
    wished_days = SelectMultipleField(lazy_gettext("Days that suit you"))
    arrives_at = DateTimeLocalField(lazy_gettext("Your arrival"), validators=[Optional()])
    leaves_at = DateTimeLocalField(lazy_gettext("Your departure"), validators=[Optional()])

    around: tuple[date, date]  # days on which classes come and go

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.needed:
            self[name].flags.required = True

    @classmethod
    def of(cls, application: Application, zone: str) -> "ApplicationForm":
        """Filled in already."""
        data: dict[str, Any] = {**vars(application.content), "class_id": application.class_id}
        data["performance"] = application.performance and application.performance.value
        for name in TIMES:
            moment = data[name]
            data[name] = moment and moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        return cls(data=data)

    def content(self, zone: str) -> Content:
        """Moments are typed in the local time of the event."""
        typed = {name: self[name].data for name in vars(Content("", "")) if name in self._fields}
        typed |= {name: _in_utc(self[name].data, zone) for name in TIMES}
        if typed.get("performance"):
            typed["performance"] = Performance(typed["performance"])
        return Content(**{name: value for name, value in typed.items() if value not in (None, "")} | self._texts())

    def validate_arrives_at(self, field: Any) -> None:
        first, last = self.around
        if field.data and not first <= field.data.date() <= last:
            days = {"first": day(first), "last": day(last)}
            raise ValidationError(lazy_gettext("Please choose a day from %(first)s to %(last)s.", **days))

    def validate_leaves_at(self, field: Any) -> None:
        self.validate_arrives_at(field)
        content = Content("", "", arrives_at=self.arrives_at.data, leaves_at=field.data)
        if leaves_before_it_comes(content):
            raise ValidationError(lazy_gettext("The departure cannot come before the arrival."))

    def lacks_something(self) -> bool:
        """Says beside each field that is needed and empty that it has to be filled in."""
        empty = [self[name] for name in self.needed if not self[name].data]
        for field in empty:
            field.errors = field.errors or [FILL_IN]
        return bool(empty)

    def _texts(self) -> dict[str, str]:
        return {"title": self.title.data or "", "language": self.language.data}


class PerformanceForm(ApplicationForm):
    """For a stage."""

    needed = NEEDED[ApplicationKind.PERFORMANCE]

    performance = SelectField(
        lazy_gettext("Kind of performance"),
        choices=choices([("", lazy_gettext("Please choose")), *PERFORMANCES.items()]),
    )
    minutes = Count(
        lazy_gettext("Minutes on the stage"),
        [
            Optional(),
            NumberRange(1, LONGEST_PERFORMANCE, lazy_gettext("Please enter a number from 1 to 240.")),
        ],
    )
    n_people = Count(
        lazy_gettext("People on the stage"),
        [Optional(), NumberRange(1, MOST_PEOPLE, lazy_gettext("Please enter a number from 1 to 500."))],
    )


class ExhibitForm(ApplicationForm):
    """For a room."""

    needed = NEEDED[ApplicationKind.EXHIBIT]

    works = SelectMultipleField(lazy_gettext("Contributions to be exhibited"), coerce=int)
    size = StringField(lazy_gettext("Size, for example 3 walls of 2 × 1 m"), [at_most(200)])

    def validate_works(self, field: Any) -> None:
        if len(field.data or ()) > MOST_WORKS:
            raise ValidationError(lazy_gettext("Please choose at most %(num)d contributions.", num=MOST_WORKS))


FORMS: dict[ApplicationKind, type[ApplicationForm]] = {
    ApplicationKind.PERFORMANCE: PerformanceForm,
    ApplicationKind.EXHIBIT: ExhibitForm,
}


class ReasonForm(Form):
    """Why an application is declined, or what its class is asked."""

    codes = SelectMultipleField(
        lazy_gettext("Ready-made reasons (teachers read them in their own language)"),
        choices=choices(REASON_NAMES.items()),
    )
    words = TextAreaField(lazy_gettext("In your own words"), [at_most(LONGEST_TEXT)], render_kw={"rows": 3})

    def explanation(self) -> Explanation:
        known = [Reason(code) for code in dict.fromkeys(self.codes.data or ()) if code in list(Reason)]
        return Explanation(tuple(known), self.words.data or "")

    def validate_words(self, field: Any) -> None:
        if not field.data and not self.codes.data:
            raise ValidationError(lazy_gettext("Please choose a reason or write one."))


def _in_utc(typed: datetime | None, zone: str) -> datetime | None:
    return typed and typed.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
