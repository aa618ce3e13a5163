"""What people type about the items of a programme."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from flask_babel import lazy_gettext
from wtforms import BooleanField, SelectField, StringField, TextAreaField, TimeField
from wtforms.validators import InputRequired, Optional

from portal.agenda.labels import FIELDS, MARKS
from portal.agenda.models import CLOCK
from portal.agenda.rules.fitting import unfit
from portal.classes.labels import NAME_PROBLEMS
from portal.classes.rules.names import NameProblem
from portal.config import LANGUAGES
from portal.core.paper import unprintable
from portal.core.web.formatting import weekday
from portal.core.web.forms import Form, at_most, choices
from portal.core.web.locale import OWN_NAMES

LONGEST_LINE, LONGEST_TEXT = 250, 1000
BACKWARDS = lazy_gettext("This is not later than the beginning. Please tick below if it ends on the next day.")
IS_MEANT = lazy_gettext("I have looked at this: everybody may read it.")
FACTS = ("day", "starts", "ends", "ends_next_day", "mark", "place", "leader", "language")


class Clock(TimeField):  # type: ignore[misc]
    """A time of the day, also as people write it where the browser has no field for it."""

    data: Any

    def __init__(self, label: Any, *validators: Any, **options: Any) -> None:
        super().__init__(label, validators, format=[CLOCK, "%H.%M", "%H:%M:%S"], **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(lazy_gettext("Please enter a time, for example 14:30.")) from None

    @property
    def fact(self) -> str:
        return self.data.strftime(CLOCK) if self.data else ""


class WhenForm(Form):
    """A day and a time: where an item is moved to."""

    day = SelectField(FIELDS["day"])
    starts = Clock(FIELDS["starts"], InputRequired(lazy_gettext("Please fill in this field.")))

    def offer(self, days: Iterable[date]) -> Self:
        self.day.choices = choices((day.isoformat(), weekday(day)) for day in days)
        return self


class ItemForm(WhenForm):
    """An item; `title_de`, `bring_de` and `current_de` are added for each language below."""

    ends = Clock(FIELDS["ends"], Optional())
    ends_next_day = BooleanField(FIELDS["ends_next_day"])
    mark = SelectField(FIELDS["mark"], choices=choices(MARKS.items()))
    place = StringField(FIELDS["place"], [at_most(LONGEST_LINE)])
    leader = StringField(FIELDS["leader"], [at_most(LONGEST_LINE)])
    language = SelectField(FIELDS["language"], choices=choices(OWN_NAMES.items()))
    is_meant = BooleanField(IS_MEANT)

    def facts(self) -> dict[str, str]:
        """As in the item itself."""
        values = {name: str(getattr(self, name).data or "") for name in FACTS if name not in ("starts", "ends")}
        values |= {"starts": self.starts.fact, "ends": self.ends.fact}
        values["ends_next_day"] = "1" if self.ends_next_day.data else ""
        return values | {name: self[name].data or "" for name in TEXTS}

    def current(self) -> frozenset[str]:
        """Languages of translations that are still right."""
        return frozenset(code for code in LANGUAGES if self[f"current_{code}"].data)

    @property
    def title_of_original(self) -> Any:
        """The one title that every item has."""
        return self[f"title_{self.language.data}"] if self.language.data in LANGUAGES else None

    def has_text(self, code: str) -> bool:
        """Something was typed in this language, or is asked."""
        fields = (self[f"title_{code}"], self[f"bring_{code}"])
        return any(field.data or field.errors for field in fields)

    def validate(self, extra_validators: Any = None) -> bool:
        """Looks at the fields, then at what they say together."""
        is_valid = bool(super().validate(extra_validators))
        return all([is_valid, self._fits(), self._is_printable()])

    def _fits(self) -> bool:
        found = unfit(self.facts())
        for name in found:
            self[name].errors = [BACKWARDS if name == "ends" else lazy_gettext("Please fill in this field.")]
        return not found

    def _is_printable(self) -> bool:
        """The programme is printed, in fonts that draw most of what people write."""
        found = unprintable([self[name].data or "" for name in PRINTED])
        for name in PRINTED:
            if self[name].data in found:
                self[name].errors = [NAME_PROBLEMS[NameProblem.NOT_PRINTABLE]]
        return not found


class SharingForm(Form):
    """Whoever opens a programme to others has looked at what was found in it."""

    is_meant = BooleanField(IS_MEANT)


class ParentsForm(SharingForm):
    """The same for the page of the parents; both stand on one page."""

    is_meant = BooleanField(IS_MEANT, id="is_meant_for_parents")


class CopyForm(Form):
    """Which day is copied to which."""

    source = SelectField(lazy_gettext("Copy the items of this day"))
    target = SelectField(lazy_gettext("to this day"))

    def offer(self, sources: Iterable[date], days: Iterable[date]) -> Self:
        self.source.choices = choices((day.isoformat(), weekday(day)) for day in sources)
        self.target.choices = choices((day.isoformat(), weekday(day)) for day in days)
        return self


TEXTS = [f"{name}_{code}" for code in LANGUAGES for name in ("title", "bring")]
PRINTED = ["place", "leader", *TEXTS]
for code in LANGUAGES:
    setattr(ItemForm, f"title_{code}", StringField(FIELDS["title"], [at_most(LONGEST_LINE)]))
    setattr(ItemForm, f"bring_{code}", TextAreaField(FIELDS["bring"], [at_most(LONGEST_TEXT)], render_kw={"rows": 2}))
    setattr(ItemForm, f"current_{code}", BooleanField(lazy_gettext("This translation is still right")))
