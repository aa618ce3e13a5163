"""What administrators type about a document for visits."""

import re
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import SelectField, SelectMultipleField, StringField, ValidationError
from wtforms.validators import NumberRange, Optional

from portal.config import LANGUAGES
from portal.core.web.forms import Count, Day, Form, at_most, choices, required
from portal.core.web.locale import OWN_NAMES
from portal.documents.labels import CONFIDENCES, GIVERS, RECEIVERS
from portal.documents.models import RequiredDocument
from portal.funding.forms import codes_in, country_codes
from portal.visits.labels.visits import KINDS, SIDES

EVERY_YEAR = re.compile(r"02-(0[1-9]|[12]\d)|(0[469]|11)-(0[1-9]|[12]\d|30)|(0[13578]|1[02])-(0[1-9]|[12]\d|3[01])")
YEARS_BACK, MOST_DAYS = 100, 400
LONGEST_NAME = 200
FIELDS = ("kinds", "side", "giver", "receiver", "days_before", "valid_from", "valid_until", "source", "confidence")


class DocumentForm(Form):
    """Due so many days before, or on the same day of every year: one of both."""

    kinds = SelectMultipleField(lazy_gettext("For which visits"), [required()], choices=choices(KINDS.items()))
    host_countries = StringField(lazy_gettext("Countries of the hosts (empty: all)"), [at_most(200), country_codes])
    guest_countries = StringField(lazy_gettext("Countries of the guests (empty: all)"), [at_most(200), country_codes])
    side = SelectField(lazy_gettext("Who takes care of it"), choices=choices(SIDES.items()))
    giver = SelectField(lazy_gettext("Who hands it in"), choices=choices(GIVERS.items()))
    receiver = SelectField(lazy_gettext("Who gets it"), choices=choices(RECEIVERS.items()))
    days_before = Count(
        lazy_gettext("Days before the first day of the visit"),
        [Optional(), NumberRange(0, MOST_DAYS, lazy_gettext("Please enter a number from 0 to 400."))],
    )
    fixed_day = StringField(lazy_gettext("Or the same day every year (month-day, for example 02-01)"))
    valid_from = Day(lazy_gettext("For visits that begin on or after"), YEARS_BACK)
    valid_until = Day(lazy_gettext("For visits that begin on or before (may be left empty)"), YEARS_BACK, may_wait=True)
    source = StringField(lazy_gettext("Source"), [required(), at_most(300)])
    confidence = SelectField(lazy_gettext("How certain this is"), choices=choices(CONFIDENCES.items()))

    def of(self, document: RequiredDocument) -> "DocumentForm":
        """What the portal has its own words for needs no others."""
        if document.key:
            for code in LANGUAGES:
                del self[f"name_{code}"]
        return self

    def validate_fixed_day(self, field: Any) -> None:
        if field.data and not EVERY_YEAR.fullmatch(field.data):
            raise ValidationError(gettext("Please enter month and day, for example 02-01 for 1 February."))
        if bool(field.data) == (self.days_before.data is not None):
            raise ValidationError(gettext("Please say either how many days before, or the day of the year."))

    def validate_valid_until(self, field: Any) -> None:
        if field.data and self.valid_from.data and field.data < self.valid_from.data:
            raise ValidationError(gettext("The last day cannot come before the first day."))

    def validate_name_en(self, field: Any) -> None:
        if not any(self[f"name_{code}"].data for code in LANGUAGES):
            raise ValidationError(gettext("Please say what it is in at least one language."))

    def values(self) -> dict[str, Any]:
        """Of a `RequiredDocument`."""
        values = {name: self[name].data for name in FIELDS}
        values |= {name: codes_in(self[name].data or "") for name in ("host_countries", "guest_countries")}
        values |= {"fixed_day": self.fixed_day.data or "", "days_before": self.days_before.data or 0}
        if "name_en" in self:
            names = {code: self[f"name_{code}"].data for code in LANGUAGES}
            values["names"] = {code: name for code, name in names.items() if name}
        return values


for _code in LANGUAGES:
    setattr(DocumentForm, f"name_{_code}", StringField(OWN_NAMES[_code], [at_most(LONGEST_NAME)]))


def typed_of(document: RequiredDocument) -> dict[str, Any]:
    """The values of the form's fields."""
    typed = {name: getattr(document, name) for name in (*FIELDS, "fixed_day")}
    typed["days_before"] = None if document.fixed_day else document.days_before
    typed |= {name: " ".join(getattr(document, name)) for name in ("host_countries", "guest_countries")}
    return {**typed, **{f"name_{code}": name for code, name in document.names.items()}}
