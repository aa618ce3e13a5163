"""What administrators and coordinators type about accounts."""

from collections.abc import Iterable
from typing import Any, Self

from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import (
    EmailField,
    HiddenField,
    PasswordField,
    RadioField,
    SearchField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)

from portal.accounts.forms import LANGUAGES
from portal.accounts.labels import ROLES
from portal.accounts.models import Person
from portal.core.web.access import ADULTS, Role
from portal.core.web.forms import EmailAddress, Form, PersonName, at_most, choices, required
from portal.people.actions.entries import Grounds
from portal.people.actions.roles import Task
from portal.people.labels import REFUSALS, STATES
from portal.people.queries.work import Work
from portal.people.rules import LONGEST_REASON, PeopleRefusal
from portal.regions.labels import region_choices

ROLE_CHOICES = [(role, ROLES[role]) for role in ADULTS]
EVERYBODY = ("", lazy_pgettext("filter", "All"))
LONGEST_NUMBER = 9  # digits
NEVER = -1  # no account was ever in this state


class FilterForm(Form):
    """Whom a list of accounts shows."""

    class Meta(Form.Meta):
        csrf = False

    q = SearchField(lazy_gettext("Name or email address"), [at_most(200)])
    role = SelectField(lazy_gettext("Role"), choices=choices([EVERYBODY, *ROLE_CHOICES]), default="")
    region = SelectField(lazy_gettext("Region"), default="")
    state = SelectField(lazy_gettext("Status"), choices=choices([EVERYBODY, *STATES.items()]), default="")

    def offer(self, region_keys: Iterable[str] | None) -> Self:
        """The regions to choose from; None: all."""
        known = [each for each in region_choices() if region_keys is None or each[0] in region_keys]
        self.region.choices = choices([EVERYBODY, *known])
        return self


class StepForm(Form):
    """A step that may have a reason; `seen` says which state of the account was looked at."""

    seen = HiddenField()
    reason = TextAreaField(
        lazy_gettext("Reason (optional)"), [at_most(LONGEST_REASON)], render_kw={"rows": 3, "maxlength": LONGEST_REASON}
    )

    @property
    def grounds(self) -> Grounds:
        typed = str(self.seen.data or "")
        is_number = typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER
        return Grounds(self.reason.data or "", int(typed) if is_number else NEVER if typed else None)


class EraseOwnForm(Form):
    """Whoever sits at a computer that somebody left erases nothing."""

    current = PasswordField(
        lazy_gettext("Current password"), [required()], render_kw={"autocomplete": "current-password"}
    )


class AddressForm(StepForm):
    """Where an invitation goes: the address as it was, or corrected."""

    email = EmailField(
        lazy_gettext("Email address"), [required(), at_most(254), EmailAddress()], render_kw={"autocomplete": "off"}
    )


class ReasonedForm(StepForm):
    """A step that needs a reason."""

    reason = TextAreaField(
        lazy_gettext("Reason"),
        [required(REFUSALS[PeopleRefusal.REASON_MISSING]), at_most(LONGEST_REASON)],
        render_kw={"rows": 3, "maxlength": LONGEST_REASON},
    )


class WithTask:
    """Role, regions and languages; a coordinator needs a region."""

    role: Any
    regions: Any
    reads: Any

    def offer(self) -> Self:
        self.regions.choices = choices(region_choices())
        return self

    @property
    def task(self) -> Task:
        return Task(Role(self.role.data), tuple(self.regions.data or ()), tuple(self.reads.data or ()))

    def has_region(self) -> bool:
        """Otherwise says beside the field what is missing."""
        if self.role.data != Role.COORDINATOR or self.regions.data:
            return True
        self.regions.errors = [*self.regions.errors, REFUSALS[PeopleRefusal.NO_REGION]]
        return False


class TaskForm(WithTask, StepForm):
    """What somebody does in the portal from now on."""

    role = SelectField(lazy_gettext("Role"), choices=choices(ROLE_CHOICES))
    regions = SelectMultipleField(lazy_gettext("Regions that a coordinator acts for"))
    reads = SelectMultipleField(lazy_gettext("Languages that a coordinator reads"), choices=LANGUAGES)


class TeacherInvitationForm(Form):
    """A teacher of a school."""

    email = EmailField(
        lazy_gettext("Email address"), [required(), at_most(254), EmailAddress()], render_kw={"autocomplete": "off"}
    )
    name = StringField(lazy_gettext("Full name"), [at_most(100), PersonName()], render_kw={"autocomplete": "off"})
    language = SelectField(lazy_gettext("Language of the invitation"), choices=LANGUAGES)
    school = StringField(lazy_gettext("School"), [at_most(200)], render_kw={"autocomplete": "off"})
    school_id = HiddenField()


class InvitationForm(WithTask, TeacherInvitationForm):
    """Anybody."""

    role = SelectField(lazy_gettext("Role"), choices=choices(ROLE_CHOICES))
    regions = SelectMultipleField(lazy_gettext("Regions that a coordinator acts for"))
    reads = SelectMultipleField(lazy_gettext("Languages that a coordinator reads"), choices=LANGUAGES)


class HandOverForm(StepForm):
    """Who takes over which classes and projects."""

    to = RadioField(lazy_gettext("New teacher"), coerce=int, validate_choice=False)
    classes = SelectMultipleField(lazy_gettext("Classes"), coerce=int)
    projects = SelectMultipleField(lazy_gettext("Projects"), coerce=int)

    def offer(self, work: Work, teachers: Iterable[Person]) -> Self:
        """All of it, until something is unchecked."""
        self.to.choices = [SelectChoice(teacher.id, f"{teacher.name} · {teacher.email}") for teacher in teachers]
        self.classes.choices = [SelectChoice(each.id, each.name) for each in work.classes]
        self.projects.choices = [SelectChoice(each.id, each.title) for each in work.projects]
        if not self.is_submitted():
            self.classes.data = [each.id for each in work.classes]
            self.projects.data = [each.id for each in work.projects]
        return self

    def validate_to(self, field: Any) -> None:
        if field.data not in [choice.value for choice in field.choices]:
            raise ValidationError(lazy_gettext("Please choose who takes over."))

    def chosen(self, work: Work) -> Work:
        """What is handed over; something must be."""
        classes = [each for each in work.classes if each.id in (self.classes.data or ())]
        projects = [each for each in work.projects if each.id in (self.projects.data or ())]
        if not (classes or projects):
            field = self.classes if work.classes else self.projects
            field.errors = [*field.errors, lazy_gettext("Please choose at least one class or project.")]
        return Work(classes, projects)
