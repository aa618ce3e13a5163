"""What teachers type about projects."""

from collections.abc import Collection, Iterable
from typing import Any, Self

from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import (
    HiddenField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, NumberRange, Optional

from portal.accounts.forms import new_password
from portal.classes.models import SchoolClass
from portal.config import LANGUAGES
from portal.core.web.forms import Count, Day, EmailAddress, Form, PersonName, WithPeriod, at_most, required
from portal.core.web.locale import OWN_NAMES
from portal.projects.actions.projects import Description
from portal.projects.labels import FORMS, MISSING, topic_choices
from portal.projects.rules import AGES, LONGEST_REASON, MeetingMode
from portal.regions.labels import REFUSALS, region_choices
from portal.regions.rules import RegionRefusal

FIRST_PROJECTS = 30  # years ago: what was done long before the portal can be told, too
OWN_LANGUAGES = [SelectChoice(code, OWN_NAMES[code]) for code in LANGUAGES]


def age(label: Any) -> Count:
    return Count(
        label,
        [
            DataRequired(lazy_gettext("Please enter an age as a number, for example 13.")),
            NumberRange(AGES[0], AGES[-1], lazy_gettext("Please enter an age between %(min)s and %(max)s.")),
        ],
    )


class RegistrationForm(Form):
    """One page, five required fields; the rest can wait."""

    name = StringField(
        lazy_gettext("Your full name"), [required(), at_most(80), PersonName()], render_kw={"autocomplete": "name"}
    )
    email = StringField(
        lazy_gettext("Email address"),
        [required(), at_most(200), EmailAddress()],
        render_kw={"type": "email", "autocomplete": "email", "inputmode": "email"},
    )
    school = StringField(lazy_gettext("School"), [required(), at_most(200)], render_kw={"autocomplete": "off"})
    school_id = HiddenField()
    title = StringField(lazy_gettext("Project title"), [required(), at_most(150)])
    age = age(lazy_gettext("Age of the students"))
    password = new_password(lazy_gettext("Password (optional)"), Optional())
    missing_region = SelectField(lazy_gettext("Region of the school"), [Optional()], validate_choice=False)
    missing_town = StringField(lazy_gettext("Town or city of the school"), [at_most(100)])


class ProjectForm(WithPeriod, Form):
    """The whole project."""

    title = StringField(lazy_gettext("Title"), [required(), at_most(150)])
    classes = SelectMultipleField(lazy_gettext("Classes taking part"), coerce=int)
    summary = TextAreaField(lazy_gettext("Description"), [at_most(3000)], render_kw={"rows": 6})
    language = SelectField(lazy_gettext("Language of title and description"), choices=OWN_LANGUAGES)
    topics = SelectMultipleField(lazy_gettext("Topics"))
    languages = SelectMultipleField(lazy_gettext("Languages of communication"), choices=OWN_LANGUAGES)
    regions = SelectMultipleField(lazy_gettext("Regions taking part"))
    form = RadioField(
        lazy_pgettext("project", "How the classes meet"),
        choices=[SelectChoice(code.value, FORMS[code]) for code in MeetingMode],
    )
    age_from = age(lazy_gettext("Youngest students: age"))
    age_to = age(lazy_gettext("Oldest students: age"))
    starts_on = Day(lazy_gettext("First day"), FIRST_PROJECTS, may_wait=True)
    ends_on = Day(lazy_gettext("Last day"), FIRST_PROJECTS, may_wait=True)

    def offer(self, classes: Iterable[SchoolClass]) -> Self:
        """Sets what can be chosen."""
        self.topics.choices = [SelectChoice(*topic) for topic in topic_choices()]
        self.regions.choices = [SelectChoice(*region) for region in region_choices()]
        self.classes.choices = [SelectChoice(c.id, f"{c.name} · {c.school.name}") for c in classes]
        return self

    def chosen(self, classes: Iterable[SchoolClass]) -> list[SchoolClass]:
        """Those of `classes` that take part; at least one is asked for."""
        chosen = [c for c in classes if c.id in (self.classes.data or [])]
        if not chosen:
            self.classes.errors = [*self.classes.errors, MISSING["classes"]]
        return chosen

    def allows_regions(self, suspended: Collection[str], own: str | None, known: Collection[str] = ()) -> bool:
        """Nothing new for a school of a suspended region, nor with such a region unless it is known already."""
        problem = REFUSALS[RegionRefusal.NOT_ACTIVE]
        if own in suspended:
            self.classes.errors = [*self.classes.errors, problem]
        elif {*suspended} & {*(self.regions.data or ())} - {*known}:
            self.regions.errors = [*self.regions.errors, problem]
        else:
            return True
        return False

    def description(self) -> Description:
        return Description(
            title=self.title.data,
            summary=self.summary.data or "",
            language=self.language.data,
            languages=tuple(self.languages.data or ()),
            topics=tuple(self.topics.data or ()),
            form=MeetingMode(self.form.data),
            age_from=self.age_from.data,
            age_to=self.age_to.data,
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            regions=tuple(self.regions.data or ()),
        )

    def validate_age_to(self, field: Any) -> None:
        if self.age_from.data is not None and field.data is not None and field.data < self.age_from.data:
            raise ValidationError(lazy_gettext("The oldest students cannot be younger than the youngest."))


class DecisionForm(Form):
    """A step with its reason."""

    reason = TextAreaField(lazy_gettext("Reason"), [at_most(LONGEST_REASON)], render_kw={"rows": 4})
