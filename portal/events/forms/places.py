"""What organisers type about a stage or a room, with its opening times."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_babel import lazy_gettext
from wtforms import RadioField, StringField, TimeField
from wtforms.validators import NumberRange, Optional

from portal.core.web.forms import Count, Form, at_most, choices, required
from portal.events.actions.events import Place
from portal.events.forms.events import NO_TIME
from portal.events.labels.words import PLACE_KINDS
from portal.events.models import EventPlace
from portal.events.rules.codes import PlaceKind
from portal.events.rules.days import LONGEST_CHANGEOVER, Hours

PARTS = {
    "opens": lazy_gettext("Opens at"),
    "closes": lazy_gettext("Closes at"),
    "prime_from": lazy_gettext("Prime time from"),
    "prime_to": lazy_gettext("Prime time until"),
}


class PlaceForm(Form):
    """The fields for hours are named by `hours_fields`: those of all days, or those of each day."""

    kind = RadioField(lazy_gettext("What is it?"), choices=choices(PLACE_KINDS.items()), default=PlaceKind.STAGE.value)
    name = StringField(lazy_gettext("Name of the stage or room"), [required(), at_most(100)])
    changeover = Count(
        lazy_gettext("Minutes between two performances"),
        [
            NumberRange(0, LONGEST_CHANGEOVER, lazy_gettext("Please enter a number from 0 to 120.")),
        ],
        default=10,
    )

    def hours_of(self, suffix: str) -> Hours | None:
        """None: closed."""
        opens, closes, start, end = (self[f"{part}_{suffix}"].data for part in PARTS)
        return Hours(opens, closes, start, end) if opens and closes else None

    def place(self, hours: dict[date, Hours]) -> Place:
        return Place(PlaceKind(self.kind.data), self.name.data, self.changeover.data, hours)

    def validate_hours(self, suffix: str, *, may_be_closed: bool) -> bool:
        """Complains beside the field that has to be looked at again."""
        fields = {part: self[f"{part}_{suffix}"] for part in PARTS}
        wrong = _complaint({part: field.data for part, field in fields.items()}, may_be_closed)
        if wrong:
            fields[wrong[0]].errors = [wrong[1]]
        return not wrong


def _complaint(typed: dict[str, Any], may_be_closed: bool) -> tuple[str, Any] | None:
    """The part that is wrong, and what to do."""
    if not any(typed.values()) and may_be_closed:
        return None
    missing = next((part for part in ("opens", "closes") if not typed[part]), None)
    if missing:
        return missing, lazy_gettext("Please fill in when it opens and when it closes.")
    hours = Hours(**typed)
    if not hours.is_in_order:
        return "closes", lazy_gettext("It has to close after it opens, on the same day.")
    if not hours.has_prime_inside:
        return "prime_from", lazy_gettext("Prime time has a beginning and an end within the opening times.")
    return None


def place_form(days: Iterable[date], known: EventPlace | None = None) -> "PlaceForm":
    """For a new place one row of hours for all days (`all`), for a known one a row for each (`2027-06-11`)."""
    suffixes = [day.isoformat() for day in days] if known else ["all"]
    fields = {
        f"{part}_{suffix}": TimeField(words, [Optional()], invalid_value_message=NO_TIME)
        for suffix in suffixes
        for part, words in PARTS.items()
    }
    kind = type("PlaceFormOfDays", (PlaceForm,), fields)
    form: PlaceForm = kind(data=_typed(known) if known else None)
    return form


def hours_of_days(form: PlaceForm, days: Iterable[date], known: EventPlace | None = None) -> dict[date, Hours] | None:
    """The opening times by day; None when some of them have to be looked at again."""
    suffixes = {day: day.isoformat() if known else "all" for day in days}
    fits = [form.validate_hours(suffix, may_be_closed=known is not None) for suffix in dict.fromkeys(suffixes.values())]
    found = {day: form.hours_of(suffix) for day, suffix in suffixes.items()}
    return {day: hours for day, hours in found.items() if hours} if all(fits) else None


def _typed(known: EventPlace) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": known.kind.value, "name": known.name, "changeover": known.changeover}
    for opening in known.openings:
        data |= {f"{part}_{opening.day.isoformat()}": getattr(opening, part) for part in PARTS}
    return data
