"""What members and organisers of a jury type."""

from typing import Any, Self

from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import (
    BooleanField,
    EmailField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import Optional

from portal.accounts.forms import LANGUAGES
from portal.awards.models import AwardRound
from portal.core.web.forms import Count, EmailAddress, Form, PersonName, at_most, choices, required
from portal.juries.actions.members import Appointment
from portal.juries.actions.scoring import Draft
from portal.juries.models import JurySheet
from portal.juries.rules.members import LONGEST_TEXT, MOST_DAYS
from portal.regions.labels import region_choices

LONG = {"rows": 4, "maxlength": LONGEST_TEXT}
CRITERION = "criterion_"
MOST_REMINDERS = 5


class ScoringForm(Form):
    """A score by each criterion, and a comment; `revision` is the comment that stood there before."""

    revision = HiddenField()
    comment = TextAreaField(
        lazy_gettext("Comment (optional; only the organiser reads it)"), [at_most(LONGEST_TEXT)], render_kw=LONG
    )

    @property
    def criteria(self) -> list[Any]:
        return [field for field in self if field.name.startswith(CRITERION)]

    def draft(self) -> Draft:
        given = {number_of(field.name): int(field.data) for field in self.criteria if field.data}
        return Draft(given, self.comment.data or "", self.revision.data)

    def is_complete(self) -> bool:
        """Otherwise says beside the criteria what to do."""
        lacking = [field for field in self.criteria if not field.data]
        for field in lacking:
            field.errors = [lazy_gettext("Please choose a score.")]
        return not lacking


class RecusalForm(Form):
    """Why somebody does not judge a nomination, if she wants to say so."""

    reason = TextAreaField(
        lazy_gettext("Reason (optional; only the organiser reads it)"), [at_most(LONGEST_TEXT)], render_kw=LONG
    )


class AppointmentForm(Form):
    """Whom the organiser appoints."""

    email = EmailField(
        lazy_gettext("Email address"), [required(), at_most(254), EmailAddress()], render_kw={"autocomplete": "off"}
    )
    region = SelectField(lazy_gettext("Region"))
    is_reserve = BooleanField(lazy_gettext("Reserve member: judges only if others cannot"))
    town = StringField(lazy_gettext("Town where they live (optional)"), [at_most(200)])
    name = StringField(lazy_gettext("Name (only for somebody without an account)"), [at_most(200), PersonName()])
    language = SelectField(
        lazy_gettext("Language of the invitation (only for somebody without an account)"), choices=LANGUAGES
    )

    def offer(self) -> Self:
        self.region.choices = choices(region_choices())
        return self

    def appointment(self) -> Appointment:
        return Appointment(
            email=self.email.data,
            region_key=self.region.data,
            name=self.name.data or "",
            language=self.language.data,
            town=self.town.data or "",
            is_reserve=self.is_reserve.data,
        )


class SetUpForm(Form):
    """When members are reminded, and when reserve members step in."""

    remind_days = StringField(lazy_gettext("Reminders, in days before the deadline"), [at_most(40)])
    step_in_days = Count(
        lazy_pgettext("jury", "Reserve members step in for silent members, in days before the deadline"),
        [required()],
    )

    def validate_remind_days(self, field: Any) -> None:
        parts = [part.strip() for part in (field.data or "").split(",") if part.strip()]
        are_days = all(part.isascii() and part.isdigit() and 0 < int(part[:4]) <= MOST_DAYS for part in parts)
        if not are_days or len(parts) > MOST_REMINDERS:
            raise ValidationError(
                lazy_gettext("Please enter at most five numbers separated by commas, for example: 14, 7, 2")
            )

    def validate_step_in_days(self, field: Any) -> None:
        if field.data is not None and not 1 <= field.data <= MOST_DAYS:
            raise ValidationError(lazy_gettext("Please enter a number from 1 to %(most)d.", most=MOST_DAYS))

    @property
    def days(self) -> list[int]:
        return [int(part) for part in (self.remind_days.data or "").split(",") if part.strip()]


def scoring_form(award_round: AwardRound, sheet: JurySheet | None) -> ScoringForm:
    """The form of a round, with what was saved."""
    scale = [(str(score), str(score)) for score in range(award_round.lowest, award_round.highest + 1)]
    fields = {
        f"{CRITERION}{criterion.id}": RadioField(str(place), [Optional()], choices=choices(scale))
        for place, criterion in enumerate(award_round.criteria, 1)
    }
    saved = {f"{CRITERION}{number}": str(score) for number, score in (sheet.by_criterion if sheet else {}).items()}
    comment, revision = (sheet.comment, sheet.revision) if sheet else ("", "")
    form: ScoringForm = type("RoundForm", (ScoringForm,), fields)(
        data={**saved, "comment": comment, "revision": revision}
    )
    return form


def number_of(name: str) -> int:
    return int(name.removeprefix(CRITERION))
