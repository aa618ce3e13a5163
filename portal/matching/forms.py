"""What teachers type about the partner class that they wish for, and coordinators about weights."""

from typing import Any

from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import (
    BooleanField,
    DateField,
    FieldList,
    FormField,
    RadioField,
    SelectField,
    SelectMultipleField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, NumberRange

from portal.classes.forms import Count, LanguageRow
from portal.classes.rules.classes import MAX_LANGUAGES
from portal.core.web.forms import Form, at_most, choices, required
from portal.matching.labels.codes import CRITERIA
from portal.matching.rules.criteria import Criterion
from portal.matching.rules.profiles import LEVELS
from portal.matching.rules.searches import MOST_PARTNERS
from portal.projects.forms import OWN_LANGUAGES
from portal.projects.labels import FORMS
from portal.projects.rules import Form as Meeting
from portal.solver.scoring import LOWEST_LEVEL

LONGEST_SENTENCE = 300
NO_DATE = lazy_gettext("Please enter a date as it is offered by the calendar of the field.")


def day(label: Any) -> DateField:
    return DateField(label, [DataRequired(NO_DATE)], invalid_value_message=NO_DATE)


class PartnerSearchForm(Form):
    """One screen; everything is filled in already, so that it can be sent as it is."""

    languages = FieldList(
        FormField(LanguageRow),
        lazy_gettext("Languages of your class"),
        min_entries=MAX_LANGUAGES,
        max_entries=MAX_LANGUAGES,
    )
    practise = SelectMultipleField(lazy_gettext("Languages that you want to practise"), choices=OWN_LANGUAGES)
    welcome = SelectMultipleField(
        lazy_gettext("Regions that are welcome"), [required(lazy_gettext("Please choose at least one region."))]
    )
    topics = SelectMultipleField(lazy_gettext("Topics"))
    form = RadioField(
        lazy_pgettext("project", "How the classes meet"), choices=choices((code.value, FORMS[code]) for code in Meeting)
    )
    starts_on = day(lazy_gettext("First day"))
    ends_on = day(lazy_gettext("Last day"))
    n_students = Count(
        lazy_gettext("Number of students"),
        [
            DataRequired(lazy_gettext("Please enter a number, for example 24.")),
            NumberRange(1, 200, lazy_gettext("Please enter a number between %(min)d and %(max)d.")),
        ],
    )
    n_wanted = RadioField(
        lazy_gettext("How many partner classes"),
        choices=choices((n, str(n)) for n in range(1, MOST_PARTNERS + 1)),
        coerce=int,
    )
    wants_funding = BooleanField(lazy_gettext("We need funding, for example for a visit"))
    sentence = TextAreaField(
        lazy_gettext("One sentence to the other class (optional)"),
        [at_most(LONGEST_SENTENCE)],
        render_kw={"rows": 2},
    )
    sentence_language = SelectField(lazy_gettext("Language of this sentence"), choices=OWN_LANGUAGES)

    def known_languages(self) -> dict[str, str]:
        return {row["language"]: row["level"] for row in self.languages.data if row["language"]}

    def validate_languages(self, _field: Any) -> None:
        if not any(LEVELS[level] >= LOWEST_LEVEL for level in self.known_languages().values() if level):  # type: ignore[index]
            raise ValidationError(lazy_gettext("Please name at least one language at level A2 or better."))

    def validate_ends_on(self, field: Any) -> None:
        if self.starts_on.data and field.data and field.data < self.starts_on.data:
            raise ValidationError(lazy_gettext("The last day can not come before the first day."))


class _Weights(Form):
    def weights(self) -> dict[Criterion, int]:
        return {criterion: self[criterion].data or 0 for criterion in Criterion}


# Weights of the criteria, 0 to 100 each; only their proportion counts.
WeightsForm = type(
    "WeightsForm",
    (_Weights,),
    {
        str(criterion): Count(
            CRITERIA[criterion],
            [NumberRange(0, 100, lazy_gettext("Please enter a number between %(min)d and %(max)d."))],
        )
        for criterion in Criterion
    },
)
