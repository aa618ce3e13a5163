"""What teachers write to each other; several of these forms share a page, so each has a prefix of its own."""

from typing import Any

from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import SelectChoice, SelectField, SelectMultipleField, TextAreaField, ValidationError
from wtforms.validators import Optional

from portal.core.web.forms import Day, Form, WithPeriod, at_most, required
from portal.partnering.labels import DECLINE_REASONS
from portal.partnering.rules import LONGEST_TEXT, DeclineReason
from portal.projects.forms import OWN_LANGUAGES


def text_area(label: Any, *validators: Any, rows: int = 4) -> TextAreaField:
    return TextAreaField(label, [*validators, at_most(LONGEST_TEXT)], render_kw={"rows": rows})


def language() -> SelectField:
    return SelectField(lazy_gettext("Language of the message"), choices=OWN_LANGUAGES)


class PeriodForm(WithPeriod, Form):
    """A time in which two classes work together."""

    starts_on = Day(lazy_gettext("First day"))
    ends_on = Day(lazy_gettext("Last day"))


class RequestForm(PeriodForm):
    """Asks a class; the message is written already, so that one click is enough."""

    text = text_area(lazy_gettext("Message"), required(), rows=12)
    language = language()
    project = SelectField(lazy_gettext("Joint project"), [Optional()], coerce=int)


class ProposalForm(PeriodForm):
    """Another time, with a message if wanted."""

    text = text_area(lazy_gettext("Message (optional)"))
    language = language()


class DeclineForm(Form):
    """A ready reason or own words; the other side reads ready ones in its own language."""

    reasons = SelectMultipleField(
        lazy_gettext("Reason"), choices=[SelectChoice(code.value, DECLINE_REASONS[code]) for code in DeclineReason]
    )
    text = text_area(lazy_gettext("In your own words"), rows=3)
    language = language()

    def validate_text(self, field: Any) -> None:
        if not field.data and not self.reasons.data:
            raise ValidationError(lazy_gettext("Please choose a reason or write a few words."))


class MessageForm(Form):
    """A message to the other side."""

    text = text_area(lazy_gettext("Message"), required())
    language = language()


class ReportForm(Form):
    """What is wrong, for the coordination."""

    text = text_area(lazy_pgettext("report", "What has happened?"), required())
