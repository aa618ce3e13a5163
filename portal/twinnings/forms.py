"""What is said about a partnership of two towns."""

from collections.abc import Sequence

from flask_babel import lazy_gettext
from wtforms import SelectField, SelectMultipleField, StringField, TextAreaField, ValidationError
from wtforms.validators import NumberRange, Optional

from portal.core.clock import today
from portal.core.web.forms import Count, Form, at_most, choices, required
from portal.regions.labels import region_choices
from portal.twinnings.models import Twinning
from portal.twinnings.rules import EARLIEST, About, Town


class TwinningForm(Form):
    """Two towns; since when is told only with its source."""

    one_town = StringField(lazy_gettext("Town"), [required(), at_most(100)])
    one_region = SelectField(lazy_gettext("Its region"), [required()])
    other_town = StringField(lazy_gettext("Partner town"), [required(), at_most(100)])
    other_region = SelectField(
        lazy_gettext("Region of the partner town"), [required(lazy_gettext("Please choose the region."))]
    )
    founded = Count(lazy_gettext("Founded in the year (empty if it is not known)"), [Optional()])
    source = StringField(lazy_gettext("Where that is written down"), [at_most(300)])

    def offer_regions(self, *, only_open: bool = False) -> "TwinningForm":
        regions = region_choices(only_open=only_open)
        self.one_region.choices = choices(regions)
        self.other_region.choices = choices([("", lazy_gettext("Please choose")), *regions])
        return self

    def validate_founded(self, field: Count) -> None:
        NumberRange(
            EARLIEST, today().year, lazy_gettext("Please enter a year from 1900 on that is not in the future.")
        )(self, field)
        if field.data and not self.source.data:
            raise ValidationError(lazy_gettext("Please say where the year is written down, or leave it empty."))

    def about(self) -> About:
        one, other = Town(self.one_town.data, self.one_region.data), Town(self.other_town.data, self.other_region.data)
        return About(one, other, self.founded.data, self.source.data or "")


class EditForm(TwinningForm):
    """Also which schools and projects belong to it."""

    schools = SelectMultipleField(lazy_gettext("Schools that belong to it"), coerce=int)
    projects = SelectMultipleField(lazy_gettext("Projects that belong to it"), coerce=int)

    def offer(self, schools: Sequence[tuple[int, str]], projects: Sequence[tuple[int, str]]) -> None:
        self.schools.choices, self.projects.choices = choices(schools), choices(projects)

    @classmethod
    def of(cls, twinning: Twinning) -> "EditForm":
        form = cls(
            one_town=twinning.one_town,
            one_region=twinning.one_region_key,
            other_town=twinning.other_town,
            other_region=twinning.other_region_key,
            founded=twinning.founded,
            source=twinning.source,
            schools=[school.id for school in twinning.schools],
            projects=[project.id for project in twinning.projects],
        )
        form.offer_regions()
        return form

    def about(self) -> About:
        about = super().about()
        return About(about.one, about.other, about.founded, about.source, self.schools.data, self.projects.data)


class DeclineForm(Form):
    """Why a suggestion is not taken up."""

    reason = TextAreaField(
        lazy_gettext("Reason (the teacher reads it)"), [required(), at_most(1000)], render_kw={"rows": 3}
    )
