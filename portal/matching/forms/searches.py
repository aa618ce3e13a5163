"""What teachers type about the partner class that they look for."""

from typing import Any

from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import (
    BooleanField,
    FieldList,
    FormField,
    RadioField,
    SelectField,
    SelectMultipleField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, NumberRange

from portal.classes.forms import LanguageRow, choice
from portal.classes.labels import language_choices
from portal.classes.rules.classes import MAX_LANGUAGES
from portal.core.web.forms import Count, Day, Form, WithPeriod, at_most, choices, required
from portal.matching.actions.searches import Description
from portal.matching.labels.codes import REFUSALS
from portal.matching.rules.profiles import is_spoken
from portal.matching.rules.searches import MOST_PARTNERS, SearchRefusal
from portal.projects.forms import OWN_LANGUAGES
from portal.projects.labels import FORMS, topic_choices
from portal.projects.rules import MeetingMode
from portal.regions.labels import REFUSALS as REGION_REFUSALS
from portal.regions.labels import region_choices
from portal.regions.rules import RegionRefusal

LONGEST_SENTENCE = 300


class PartnerSearchForm(WithPeriod, Form):
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
        lazy_pgettext("project", "How the classes meet"),
        choices=choices((mode.value, FORMS[mode]) for mode in MeetingMode),
    )
    starts_on = Day(lazy_gettext("First day"))
    ends_on = Day(lazy_gettext("Last day"))
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

    def offer_choices(self) -> None:
        self.topics.choices = choices(topic_choices())
        self.welcome.choices = choices(region_choices())
        for row in self.languages:
            row.form.language.choices = [choice("", ""), *(choice(*name) for name in language_choices())]

    def description(self) -> Description:
        sentence = self.sentence.data or ""
        return Description(
            languages=self.known_languages(),
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            n_students=self.n_students.data,
            welcome=tuple(self.welcome.data),
            practise=tuple(self.practise.data or ()),
            topics=tuple(self.topics.data or ()),
            form=MeetingMode(self.form.data),
            wants_funding=self.wants_funding.data,
            n_wanted=self.n_wanted.data,
            sentence=sentence,
            sentence_language=self.sentence_language.data if sentence else "",
        )

    def check_live(self, is_live: bool) -> bool:
        if not is_live:
            self.sentence.errors = [REFUSALS[SearchRefusal.NOT_LIVE]]
        return is_live

    def check_region(self, is_open: bool) -> bool:
        if not is_open:
            self.welcome.errors = [*self.welcome.errors, REGION_REFUSALS[RegionRefusal.NOT_ACTIVE]]
        return is_open

    def check_number(self, n_found: int) -> bool:
        """Not fewer partners than there are already."""
        is_enough: bool = self.n_wanted.data >= n_found
        if not is_enough:
            self.n_wanted.errors = [lazy_gettext("This class has more partners already than this number.")]
        return is_enough

    def validate_languages(self, _field: Any) -> None:
        if not any(is_spoken(language, level) for language, level in self.known_languages().items()):
            raise ValidationError(lazy_gettext("Please name at least one living language at level A2 or better."))
