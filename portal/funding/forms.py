"""What administrators type about programmes and sets of countries."""

import re
from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext
from wtforms import SelectField, StringField, TextAreaField, ValidationError

from portal.core.clock import today
from portal.core.web.forms import Day, Form, at_most, choices, required
from portal.funding.labels import EXTRAS, STATUSES
from portal.funding.rules.eligibility import ANY
from portal.funding.rules.programmes import Row

YEARS_BACK = 20  # the first programmes that a partnership may ask about
NUMBERS = ("min_orgs", "max_orgs", "min_countries", "min_eu_countries", "grant_min_eur", "grant_max_eur",
           "duration_months_min", "duration_months_max", "min_days", "max_days")  # fmt: skip
COUNTRIES = ("require_countries", "forbid_countries")
MENUS = ("status", "count_set", "extra_partners")
TEXTS = ("deadline", "extra_rules", "valid_for", "source", "confidence")
FACTS = (*MENUS, *NUMBERS, *COUNTRIES, *TEXTS)
CODE = re.compile(r"[A-Z]{2}")


def whole_number(_form: Any, field: Any) -> None:
    if field.data and not (field.data.isascii() and field.data.isdigit() and len(field.data) < 9):
        raise ValidationError(lazy_gettext("Please enter a number, for example 24."))


def country_codes(_form: Any, field: Any) -> None:
    if any(not CODE.fullmatch(code) for code in codes_in(field.data or "")):
        raise ValidationError(lazy_gettext("Please enter country codes of two letters, for example: DE FR"))


def codes_in(text: str) -> list[str]:
    return list(dict.fromkeys(re.split(r"[\s,;]+", text.upper().strip()))) if text.strip() else []


def number(label: Any) -> StringField:
    return StringField(label, [at_most(9), whole_number], render_kw={"inputmode": "numeric"})


def codes(label: Any) -> StringField:
    return StringField(label, [at_most(200), country_codes], render_kw={"autocapitalize": "characters"})


class ProgrammeForm(Form):
    """A new version of the rules of a programme."""

    valid_from = Day(lazy_gettext("Valid from"), YEARS_BACK)
    status = SelectField(
        lazy_gettext("Status"), choices=choices((code.value, words) for code, words in STATUSES.items())
    )
    min_orgs = number(lazy_gettext("Least number of organisations"))
    max_orgs = number(lazy_gettext("Largest number of organisations"))
    min_countries = number(lazy_gettext("Least number of countries"))
    min_eu_countries = number(lazy_gettext("Least number of EU member states"))
    count_set = SelectField(lazy_gettext("Countries whose organisations count"))
    extra_partners = SelectField(lazy_gettext("Additional partners from other countries"))
    require_countries = codes(lazy_gettext("Countries that have to take part"))
    forbid_countries = codes(lazy_gettext("Countries that cannot take part"))
    grant_min_eur = number(lazy_gettext("Smallest amount in euros"))
    grant_max_eur = number(lazy_gettext("Largest amount in euros"))
    duration_months_min = number(lazy_gettext("Shortest duration in months"))
    duration_months_max = number(lazy_gettext("Longest duration in months"))
    min_days = number(lazy_gettext("Shortest visit in days"))
    max_days = number(lazy_gettext("Longest visit in days"))
    deadline = StringField(lazy_gettext("Deadline"), [at_most(300)])
    extra_rules = TextAreaField(lazy_gettext("Further rules"), [at_most(1000)], render_kw={"rows": 4})
    valid_for = StringField(lazy_gettext("Valid for"), [at_most(100)])
    source = StringField(lazy_gettext("Source"), [required(), at_most(300)])
    confidence = StringField(lazy_gettext("How sure this is"), [at_most(100)])

    def text_of(self, name: str) -> str:
        """A field as the facts write it."""
        text = self[name].data or ""
        return ";".join(codes_in(text)) if name in COUNTRIES else text


class SetForm(Form):
    """A new version of a set of countries."""

    valid_from = Day(lazy_gettext("Valid from"), YEARS_BACK)
    members = TextAreaField(
        lazy_gettext("Country codes"), [required(), at_most(1000), country_codes], render_kw={"rows": 4}
    )
    source = StringField(lazy_gettext("Source"), [required(), at_most(300)])
    confidence = StringField(lazy_gettext("How sure this is"), [at_most(100)])

    def codes(self) -> list[str]:
        return codes_in(self.members.data)


def programme_form(facts: Row, sets: Sequence[str]) -> ProgrammeForm:
    """The form, filled with the newest rules."""
    known = {
        name: facts.get(name, "").replace(";", " ") if name in COUNTRIES else facts.get(name, "") for name in FACTS
    }
    form = ProgrammeForm(data={**known, "valid_from": today()})
    form.count_set.choices = choices((key, key) for key in (*sets, ANY))
    extras = [(code.value, words) for code, words in EXTRAS.items()]
    form.extra_partners.choices = choices([*extras, *((key, key) for key in sets)])
    return form
