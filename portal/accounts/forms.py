"""What people type to sign in and about themselves."""

from collections.abc import Mapping
from typing import Any, Self

from flask_babel import lazy_gettext
from wtforms import (
    EmailField,
    Field,
    HiddenField,
    PasswordField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    ValidationError,
)
from wtforms.validators import Optional

from portal.accounts.labels import CHOICES, PASSWORD_FAULTS, TOPICS
from portal.accounts.rules.notices import Choice, Topic
from portal.accounts.rules.passwords import MAX_PASSWORD, fault_of
from portal.core.web.forms import EmailAddress, Form, PersonName, at_most, choices, required
from portal.core.web.locale import OWN_NAMES

LANGUAGES = [SelectChoice(code, name, {"lang": code}) for code, name in OWN_NAMES.items()]
LONGEST_CREDENTIAL = 20_000  # characters of JSON
AS_USERNAME = {"autocomplete": "username", "inputmode": "email"}


class GoodPassword:
    """The password rule; the form's `email` field, when it has one, says whose password it is."""

    def __call__(self, form: Any, field: Field) -> None:
        email = form.email.data if "email" in form else ""
        if fault := fault_of(field.data or "", email or ""):
            raise ValidationError(PASSWORD_FAULTS[fault])


def new_password(label: Any, *validators: Any) -> PasswordField:
    """A field for a password that is being chosen; add required() or Optional()."""
    rules = [*validators, at_most(MAX_PASSWORD), GoodPassword()]
    return PasswordField(label, rules, render_kw={"autocomplete": "new-password"})


class SignIn(Form):
    """E-mail and password."""

    email = EmailField(lazy_gettext("Email address"), [required(), at_most(254)], render_kw=AS_USERNAME)
    password = PasswordField(
        lazy_gettext("Password"),
        [required(), at_most(MAX_PASSWORD)],
        render_kw={"autocomplete": "current-password"},
    )


class AskForLink(Form):
    """Whom to send a link."""

    email = EmailField(lazy_gettext("Email address"), [required(), at_most(254), EmailAddress()], render_kw=AS_USERNAME)


class Confirm(Form):
    """One button."""


class FormOfAccount(Form):
    """A form for a password; the address is shown, so that password managers know whose password it is."""

    email = EmailField(lazy_gettext("Email address"), render_kw={**AS_USERNAME, "readonly": True})

    def showing(self, email: str | None) -> Self:
        """The address of the account, whatever the browser sends."""
        self.email.data = email
        return self


class Enter(FormOfAccount):
    """What somebody with a link may choose."""

    password = new_password(lazy_gettext("New password"), Optional())


class AcceptInvitation(FormOfAccount):
    """An invited person's name and first password."""

    name = StringField(
        lazy_gettext("Full name"), [required(), at_most(100), PersonName()], render_kw={"autocomplete": "name"}
    )
    password = new_password(lazy_gettext("Password"), required())


class ChangePassword(FormOfAccount):
    """The old password, when there is one, and a new one."""

    current = PasswordField(
        lazy_gettext("Current password"),
        [required(), at_most(MAX_PASSWORD)],
        render_kw={"autocomplete": "current-password"},
    )
    password = new_password(lazy_gettext("New password"), required())


class ChangeEmail(Form):
    """Another address, and the password, when there is one."""

    email = EmailField(
        lazy_gettext("New email address"),
        [required(), at_most(254), EmailAddress()],
        render_kw={"autocomplete": "email", "inputmode": "email"},
    )
    current = PasswordField(
        lazy_gettext("Current password"),
        [required(), at_most(MAX_PASSWORD)],
        render_kw={"autocomplete": "current-password"},
    )


CODE = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}


class SecondFactor(Form):
    """A code, or the answer of a passkey, which a script fills in."""

    code = StringField(lazy_gettext("Code"), [at_most(40)], render_kw=CODE)
    credential = HiddenField(validators=[at_most(LONGEST_CREDENTIAL)])

    def validate_code(self, field: Field) -> None:
        if not field.data and not self.credential.data:
            raise ValidationError(lazy_gettext("Please fill in this field."))


class WithPassword(Form):
    """Asks for the password, when there is one."""

    current = PasswordField(
        lazy_gettext("Current password"),
        [required(), at_most(MAX_PASSWORD)],
        render_kw={"autocomplete": "current-password"},
    )


class SetUpApp(WithPassword):
    """The first code of an authenticator app shows that it was set up."""

    code = StringField(lazy_gettext("Code"), [required(), at_most(40)], render_kw={**CODE, "inputmode": "numeric"})


class SetUpPasskey(WithPassword):
    """The answer of a passkey that was just made, which a script fills in."""

    credential = HiddenField(lazy_gettext("Passkey"), [required(), at_most(LONGEST_CREDENTIAL)])


class Settings(Form):
    """What everybody may set; students' names are set by their teachers."""

    name = StringField(
        lazy_gettext("Full name"), [required(), at_most(100), PersonName()], render_kw={"autocomplete": "name"}
    )
    language = SelectField(lazy_gettext("Interface language"), choices=LANGUAGES)
    read_languages = SelectMultipleField(lazy_gettext("Languages I read"), choices=LANGUAGES)


class Emails(Form):
    """When emails come, with a field for each topic of somebody's role."""

    @property
    def choices(self) -> dict[Topic, Choice]:
        return {Topic(field.name): Choice(field.data) for field in self if field.name in set(Topic)}


def emails_form(now: Mapping[Topic, Choice]) -> Emails:
    """Filled with what was chosen."""
    fields = {topic.value: SelectField(TOPICS[topic], choices=choices(CHOICES.items())) for topic in now}
    form: Emails = type("EmailsOfRole", (Emails,), fields)(data={topic.value: choice for topic, choice in now.items()})
    return form
