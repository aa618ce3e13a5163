"""What letters to families ask for, what families answer, and what teachers record from paper."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from flask import request
from flask_babel import lazy_gettext
from wtforms import RadioField, SelectField, SelectMultipleField, StringField, TextAreaField

from portal.config import LANGUAGES
from portal.consent.actions import Terms
from portal.consent.labels import GIVERS, KINDS, USES
from portal.consent.rules.codes import Giver, Kind, Use
from portal.core.clock import today
from portal.core.web.forms import Day, Form, at_most, choices, required
from portal.core.web.locale import OWN_NAMES
from portal.families.labels import REPLIES
from portal.families.rules.answers import YEARS_SHOWN, granted
from portal.families.rules.letters import LONGEST_INTRODUCTION
from portal.holidays.rules.days import year_name, year_of, year_span

YEARS_AHEAD = 20
ALL_PROJECTS = "0"
TYPED_CODE = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code"}


class LetterForm(Form):
    """What a letter asks for."""

    uses = SelectMultipleField(lazy_gettext("Where it may be shown"), choices=choices(USES.items()))
    kinds = SelectMultipleField(lazy_gettext("What may be shown"), choices=choices(KINDS.items()))
    until = Day(lazy_gettext("Until"), 0, YEARS_AHEAD)
    project = SelectField(lazy_gettext("Project"), default=ALL_PROJECTS)

    def terms(self) -> Terms:
        grants = granted(self.uses.data or (), self.kinds.data or ())
        return Terms(grants, year_of(today()), self.until.data, int(self.project.data) or None)


class PaperForm(LetterForm):
    """What the letter asked for, and the answer of each family."""

    year = SelectField(lazy_gettext("School year of the works"), coerce=int)

    def offer_years(self) -> "PaperForm":
        """This school year and the last one, in which works may have been begun that are published only now."""
        this = year_of(today())
        self.year.choices = choices([(year, year_name(year)) for year in (this, this - 1)])
        return self

    def terms(self) -> Terms:
        return replace(super().terms(), school_year=self.year.data)

    @staticmethod
    def answers(numbers: Iterable[int]) -> dict[int, str]:
        """What was ticked for each of these students."""
        return {number: request.form.get(f"answer-{number}", "") for number in numbers}


class LetterCodeForm(Form):
    """The code of a letter."""

    code = StringField(
        lazy_gettext("Code of the letter"),
        [required(lazy_gettext("Please type the code from the letter.")), at_most(40)],
        render_kw=TYPED_CODE,
    )


class ScanForm(Form):
    """What a scanner reads from the square of a letter, or the code below it."""

    code = StringField(
        lazy_gettext("Code of the letter"),
        [required(lazy_gettext("Please type the code from the letter.")), at_most(300)],
        render_kw=TYPED_CODE,
    )


class AnswerForm(Form):
    """What the parents answer."""

    answer = RadioField(
        lazy_gettext("Your answer"),
        choices=choices(REPLIES.items()),
        validators=[required(lazy_gettext("Please choose one of the answers."))],
    )


class IntroductionForm(Form):
    """The first paragraph of letters, in each language."""

    text_de = TextAreaField(OWN_NAMES["de"], [at_most(LONGEST_INTRODUCTION)])
    text_fr = TextAreaField(OWN_NAMES["fr"], [at_most(LONGEST_INTRODUCTION)])
    text_it = TextAreaField(OWN_NAMES["it"], [at_most(LONGEST_INTRODUCTION)])
    text_pl = TextAreaField(OWN_NAMES["pl"], [at_most(LONGEST_INTRODUCTION)])
    text_ru = TextAreaField(OWN_NAMES["ru"], [at_most(LONGEST_INTRODUCTION)])
    text_tr = TextAreaField(OWN_NAMES["tr"], [at_most(LONGEST_INTRODUCTION)])
    text_en = TextAreaField(OWN_NAMES["en"], [at_most(LONGEST_INTRODUCTION)])

    def texts(self) -> dict[str, str]:
        return {language: self[f"text_{language}"].data or "" for language in LANGUAGES}


class WithdrawalForm(Form):
    """Who takes consent back."""

    giver = RadioField(lazy_gettext("Who withdraws it"), choices=choices(GIVERS.items()), default=Giver.PARENT)


def suggested() -> dict[str, Any]:
    """What most letters ask for: everything, for works of this school year."""
    end = year_span(year_of(today()) + YEARS_SHOWN).end
    return {"uses": [use.value for use in Use], "kinds": [kind.value for kind in Kind], "until": end}
