"""What teachers record of consent that was given on paper."""

from typing import Any

from flask import request
from flask_babel import lazy_gettext
from wtforms import RadioField, SelectField, SelectMultipleField

from portal.consent.actions import Terms
from portal.consent.labels import GIVERS, KINDS, USES
from portal.consent.rules.codes import Giver, Kind, Use
from portal.core.clock import today
from portal.core.web.forms import Day, Form, choices
from portal.families.rules import YEARS_SHOWN, granted
from portal.holidays.rules.days import year_of, year_span

YEARS_AHEAD = 20
ALL_PROJECTS = "0"


class PaperForm(Form):
    """What the letter asked for, and the answer of each family."""

    uses = SelectMultipleField(lazy_gettext("Where it may be shown"), choices=choices(USES.items()))
    kinds = SelectMultipleField(lazy_gettext("What may be shown"), choices=choices(KINDS.items()))
    until = Day(lazy_gettext("Until"), 0, YEARS_AHEAD)
    project = SelectField(lazy_gettext("Project"), default=ALL_PROJECTS)

    def terms(self) -> Terms:
        grants = granted(self.uses.data or (), self.kinds.data or ())
        return Terms(grants, year_of(today()), self.until.data, int(self.project.data) or None)

    @staticmethod
    def answers() -> dict[int, str]:
        """By the id of the student, as ticked."""
        fields = {name.removeprefix("answer-"): value for name, value in request.form.items() if "answer-" in name}
        return {int(number): value for number, value in fields.items() if number.isascii() and number.isdigit()}


class WithdrawalForm(Form):
    """Who takes consent back."""

    giver = RadioField(lazy_gettext("Who withdraws it"), choices=choices(GIVERS.items()), default=Giver.PARENT)


def suggested() -> dict[str, Any]:
    """What most letters ask for: everything, for works of this school year."""
    end = year_span(year_of(today()) + YEARS_SHOWN).end
    return {"uses": [use.value for use in Use], "kinds": [kind.value for kind in Kind], "until": end}
