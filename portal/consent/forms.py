"""What administrators type about the rules of consent."""

from typing import Any

from flask_babel import lazy_gettext
from wtforms import SelectField, SelectMultipleField, StringField, TextAreaField, ValidationError

from portal.consent.labels import CONFIDENCES, KINDS
from portal.core.web.forms import Count, Day, Form, at_most, choices, required
from portal.core.web.locale import OWN_NAMES

YEARS_BACK = 20
OLDEST = 27  # no law asks parents of somebody older


class RuleForm(Form):
    """A new version of a region's rules."""

    valid_from = Day(lazy_gettext("Valid from"), YEARS_BACK)
    student_from = Count(lazy_gettext("From this age the student agrees as well (years)"), [required()])
    parent_until = Count(lazy_gettext("From this age the student decides alone (years)"), [required()])
    without_consent = SelectMultipleField(
        lazy_gettext("Shown on the public pages on another legal basis, without consent"),
        choices=choices(KINDS.items()),
    )
    language = SelectField(
        lazy_gettext("Language of the legal basis and the source"), choices=choices(OWN_NAMES.items())
    )
    basis = TextAreaField(lazy_gettext("Which legal basis that is"), [at_most(1000)])
    source = StringField(lazy_gettext("Source"), [at_most(500)])
    confidence = SelectField(
        lazy_gettext("How sure the facts are"),
        choices=choices([("", lazy_gettext("Not stated")), *CONFIDENCES.items()]),
    )

    def validate_student_from(self, field: Any) -> None:
        _is_age(field)

    def validate_parent_until(self, field: Any) -> None:
        _is_age(field)
        if self.student_from.data and field.data < self.student_from.data:
            raise ValidationError(lazy_gettext("Nobody decides alone before the age of agreeing as well."))


def _is_age(field: Any) -> None:
    if not 0 < field.data <= OLDEST:
        raise ValidationError(lazy_gettext("Please enter an age from 1 to %(last)d.", last=OLDEST))
