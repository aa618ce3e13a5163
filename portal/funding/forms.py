"""What administrators type about programmes and sets of countries."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import SelectField, SelectMultipleField, StringField, TextAreaField, ValidationError

from portal.core.clock import today
from portal.core.web.forms import Day, Form, at_most, choices, required
from portal.funding.labels.calendar import month_name
from portal.funding.labels.codes import AGENCIES, APPLICANTS, GRANT_MODELS, RULES, UNCERTAIN
from portal.funding.labels.programmes import EXTRAS, STATUSES
from portal.funding.rules.eligibility import ANY
from portal.funding.rules.programmes import Row, codes_of
from portal.regions.labels import region_choices

PARTS = {
    "": "–",
    "early": lazy_pgettext("part of a month", "Early"),
    "middle": lazy_pgettext("part of a month", "Middle"),
    "late": lazy_pgettext("part of a month", "Second half"),
}
YEARS_BACK = 20  # the first programmes that a partnership may ask about
NUMBERS = ("min_orgs", "max_orgs", "min_countries", "min_eu_countries", "grant_min_eur", "grant_max_eur",
           "duration_months_min", "duration_months_max", "min_days", "max_days")  # fmt: skip
COUNTRIES = ("require_countries", "forbid_countries", "ask_countries")
MENUS = ("status", "count_set", "extra_partners", "applicant", "agency", "grant_model", "deadline_part")
SEVERAL = ("regions", "require_regions", "deadline_months", "rules", "uncertain")
DATES = ("deadline_last", "checked")
TEXTS = ("valid_years", "source", "note")
FACTS = (*MENUS[:3], *NUMBERS, *COUNTRIES, *SEVERAL[:2], *MENUS[3:], "deadline_months", "deadline_last", "rules",
         "uncertain", "valid_years", "checked", "source", "note")  # fmt: skip
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


def menu(label: Any, words: Mapping[str, Any]) -> SelectField:
    return SelectField(label, choices=choices([("", "–"), *words.items()]))


def several(label: Any, words: Mapping[str, Any]) -> SelectMultipleField:
    return SelectMultipleField(label, choices=choices(words.items()))


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
    ask_countries = codes(lazy_gettext("Countries of which the agency must be asked"))
    regions = several(lazy_gettext("Only partners from these regions"), {})
    require_regions = several(lazy_gettext("Regions that have to take part"), {})
    grant_min_eur = number(lazy_gettext("Smallest amount in euros"))
    grant_max_eur = number(lazy_gettext("Largest amount in euros"))
    duration_months_min = number(lazy_gettext("Shortest duration in months"))
    duration_months_max = number(lazy_gettext("Longest duration in months"))
    min_days = number(lazy_gettext("Shortest visit in days"))
    max_days = number(lazy_gettext("Longest visit in days"))
    applicant = menu(lazy_gettext("Who applies"), APPLICANTS)
    agency = menu(lazy_gettext("Agency"), AGENCIES)
    grant_model = menu(lazy_gettext("Kind of support"), GRANT_MODELS)
    deadline_months = several(lazy_gettext("Deadline: usual months"), {})
    deadline_part = SelectField(lazy_gettext("Deadline: part of the month"), choices=choices(PARTS.items()))
    deadline_last = Day(lazy_gettext("Deadline: last known date"), YEARS_BACK, may_wait=True)
    rules = several(lazy_gettext("Further rules"), RULES)
    uncertain = several(lazy_gettext("What is not certain (the page says: ask the agency)"), UNCERTAIN)
    valid_years = StringField(lazy_gettext("Valid for"), [at_most(100)])
    checked = Day(lazy_gettext("Last checked"), YEARS_BACK, may_wait=True)
    source = StringField(lazy_gettext("Source"), [required(), at_most(300)])
    note = TextAreaField(
        lazy_gettext("Note (visitors read it in the language in which you write it)"),
        [at_most(1000)],
        render_kw={"rows": 4},
    )

    def text_of(self, name: str) -> str:
        """A field as the facts write it."""
        value = self[name].data
        if name in COUNTRIES:
            return ";".join(codes_in(value or ""))
        if name in SEVERAL:
            return ";".join(value)
        return (value.isoformat() if value else "") if name in DATES else value or ""


class SetForm(Form):
    """A new version of a set of countries."""

    valid_from = Day(lazy_gettext("Valid from"), YEARS_BACK)
    members = TextAreaField(
        lazy_gettext("Country codes"), [required(), at_most(1000), country_codes], render_kw={"rows": 4}
    )
    source = StringField(lazy_gettext("Source"), [required(), at_most(300)])
    confidence = StringField(lazy_gettext("How certain this is"), [at_most(100)])

    def codes(self) -> list[str]:
        return codes_in(self.members.data)


def programme_form(facts: Row, sets: Sequence[str]) -> ProgrammeForm:
    """The form, filled with the newest rules."""
    form = ProgrammeForm(data={**{name: _known(facts, name) for name in FACTS}, "valid_from": today()})
    months = [(str(number), month_name(number)) for number in range(1, 13)]
    form.deadline_months.choices = choices(months)
    form.regions.choices = form.require_regions.choices = choices(region_choices())
    form.count_set.choices = choices((key, key) for key in (*sets, ANY))
    extras = [(code.value, words) for code, words in EXTRAS.items()]
    form.extra_partners.choices = choices([*extras, *((key, key) for key in sets)])
    return form


def _known(facts: Row, name: str) -> Any:
    """A fact as its field takes it."""
    if name in SEVERAL:
        return codes_of(facts, name)
    text = facts.get(name, "")
    if name in DATES:
        return date.fromisoformat(text) if text else None
    return text.replace(";", " ") if name in COUNTRIES else text
