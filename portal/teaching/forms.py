"""What teachers type about their schools and the next school year of their classes."""

from collections.abc import Iterable, Sequence
from typing import Any, Self

import wtforms
from flask_babel import gettext, lazy_gettext
from wtforms import (
    EmailField,
    FieldList,
    FormField,
    HiddenField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    ValidationError,
)
from wtforms.validators import Optional

from portal.accounts.models import Person
from portal.classes.forms import Printable
from portal.classes.rules.classes import MAX_NAME
from portal.core.web.forms import EmailAddress, Form, at_most, choices, clean_line, required
from portal.projects.models import Project
from portal.regions.labels import REFUSALS, region_choices
from portal.regions.queries import is_open
from portal.regions.rules import RegionRefusal
from portal.schools.models import School
from portal.teaching.labels import PLANS
from portal.teaching.queries import NextYear, is_over
from portal.teaching.rules import Plan

NOBODY = 0  # no number of a person


class JoinForm(Form):
    """A further school; one that the directory lacks has a region and a town."""

    school = StringField(lazy_gettext("School"), [required(), at_most(200)], render_kw={"autocomplete": "off"})
    school_id = HiddenField()
    missing_region = SelectField(lazy_gettext("Region of the school"), [Optional()], default="")
    missing_town = StringField(lazy_gettext("Town or city of the school"), [at_most(100)])

    def offer(self) -> Self:
        self.missing_region.choices = choices([("", "–"), *region_choices(only_open=True)])
        return self

    def is_settled(self, schools: Sequence[School]) -> bool:
        """Whether one school of an open region is meant, or one is missing; otherwise says at the field what to do."""
        if len(schools) == 1 and not is_open(schools[0].region):
            self.school.errors = [*self.school.errors, REFUSALS[RegionRefusal.NOT_ACTIVE]]
            return False
        if len(schools) == 1 or self.missing_region.data:
            return True
        several = lazy_gettext("Several schools match. Please choose yours below.")
        none = lazy_gettext(
            "No school of this name was found. Try the town or a part of the name, or add your school below."
        )
        self.school.errors = [*self.school.errors, several if schools else none]
        return False


class ColleagueForm(Form):
    """Whom to invite."""

    email = EmailField(
        lazy_gettext("Email address of the colleague"),
        [required(), at_most(254), EmailAddress()],
        render_kw={"autocomplete": "off"},
    )


class TakerForm(Form):
    """Who takes classes over."""

    to = SelectField(lazy_gettext("Who takes over"), coerce=int, validate_choice=False)

    def offer(self, colleagues: Iterable[Person]) -> Self:
        nobody = (NOBODY, gettext("Nobody yet: the coordination looks for somebody"))
        self.to.choices = choices([nobody, *((person.id, person.name) for person in colleagues)])
        return self

    def validate_to(self, field: Any) -> None:
        if field.data not in [choice.value for choice in field.choices]:
            raise ValidationError(lazy_gettext("Please choose who takes over."))

    def chosen(self, colleagues: Iterable[Person]) -> Person | None:
        return next((person for person in colleagues if person.id == self.to.data), None)


class YearRow(wtforms.Form):  # type: ignore[misc]
    """What becomes of one class."""

    class_id = HiddenField()
    plan = SelectField(lazy_gettext("Next school year"), choices=choices(PLANS.items()))
    name = StringField(
        lazy_gettext("Name of the class"), [required(), at_most(MAX_NAME), Printable()], filters=[clean_line]
    )

    def offer(self, year: NextYear) -> None:
        """A class whose students have left the school does not go on."""
        self.plan.choices = choices((plan, words) for plan, words in PLANS.items() if year.level or plan != Plan.RISE)


class YearForm(Form):
    """Classes that go on or leave, and projects that are over."""

    classes = FieldList(FormField(YearRow), lazy_gettext("Classes"))
    projects = SelectMultipleField(lazy_gettext("Projects of the last school year that are finished"), coerce=int)

    @classmethod
    def of(cls, years: Sequence[NextYear], projects: Sequence[Project]) -> Self:
        """Everything as it is meant most often; rows of a form that was sent belong to their classes."""
        usual = [
            {"class_id": year.school_class.id, "plan": Plan.RISE if year.level else Plan.CLOSE, "name": year.name}
            for year in years
        ]
        form = cls(data={"classes": usual, "projects": [project.id for project in projects if is_over(project)]})
        form.projects.choices = [SelectChoice(project.id, project.title) for project in projects]
        for row in form.classes:
            if year := form.year_of(row, years):
                row.form.offer(year)
        return form

    def year_of(self, row: Any, years: Sequence[NextYear]) -> NextYear | None:
        return next((year for year in years if str(year.school_class.id) == str(row.form.class_id.data)), None)
