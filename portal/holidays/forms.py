"""What coordinators type about the dates of a school year."""

from typing import Any

from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import SelectField, StringField

from portal.core.web.forms import Day, Form, at_most, choices
from portal.holidays.labels.entries import CERTAINTIES, DATE_FLAWS, EVENTS, KINDS, REFUSALS, event_name
from portal.holidays.rules.entries import Certainty, Description, HolidayRefusal, Kind, flaw_of

YEARS_BACK = 10  # school years that are looked up afterwards
OWN_NAME = ""
NAMED_BY_KIND = {Kind.LESSONS: "lessons", Kind.EXAMS: "exams"}
USUAL = [(code, words) for code, words in EVENTS.items() if code not in NAMED_BY_KIND.values()]


class EntryForm(Form):
    """A dated entry: what it is, from when to when, how certain."""

    kind = SelectField(lazy_pgettext("calendar", "Kind"), choices=choices(KINDS.items()), default=Kind.BREAK)
    event = SelectField(
        lazy_gettext("Usual name"), choices=choices([(OWN_NAME, lazy_pgettext("calendar", "Another name")), *USUAL])
    )
    name = StringField(lazy_gettext("Another name, in the language of the region"), [at_most(120)])
    start = Day(lazy_gettext("First day"), YEARS_BACK)
    end = Day(lazy_gettext("Last day"), YEARS_BACK)
    certainty = SelectField(lazy_gettext("How certain is it?"), choices=choices(CERTAINTIES.items()))
    source = StringField(lazy_gettext("Where is this published?"), [at_most(500)])

    def validate(self, extra_validators: Any = None) -> bool:
        """Looks at the fields, then at what they say together."""
        return bool(super().validate(extra_validators)) and self._has_name() and self._is_in_order()

    def description(self) -> Description:
        kind = Kind(self.kind.data)
        event = NAMED_BY_KIND.get(kind) or self.event.data or self.name.data
        return Description(
            kind, event, self.start.data, self.end.data, Certainty(self.certainty.data), self.source.data or ""
        )

    def call_breaks_as_in(self, country: str) -> None:
        """Offers the usual names as the country's ministry writes them."""
        own, *usual = choices([(OWN_NAME, lazy_pgettext("calendar", "Another name")), *USUAL])
        named = [(choice.value, event_name(str(choice.value), country)) for choice in usual]
        self.event.choices = [own, *choices(named)]

    def say_known_already(self) -> None:
        self.start.errors = [REFUSALS[HolidayRefusal.KNOWN_ALREADY]]

    def _has_name(self) -> bool:
        if self.kind.data in NAMED_BY_KIND or self.event.data or self.name.data:
            return True
        self.name.errors = [lazy_gettext("Please choose a usual name or write another one.")]
        return False

    def _is_in_order(self) -> bool:
        flaw = flaw_of(self.start.data, self.end.data)
        if flaw:
            self.end.errors = [DATE_FLAWS[flaw]]
        return flaw is None
