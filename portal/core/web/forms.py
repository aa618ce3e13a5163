"""What all forms share: protection, clean text, own words for every error."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from flask import request
from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from flask_wtf.i18n import Translations
from wtforms import (
    DateField,
    Field,
    IntegerField,
    PasswordField,
    SelectChoice,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional, StopValidation

from portal.core.addresses import plain_email
from portal.core.clock import today
from portal.core.text import clean, looks_like_link, one_line

DIGITS = 18


class _OwnWords(Translations):  # type: ignore[misc]
    """The library's complaint about a choice that is not offered, in the portal's words."""

    def gettext(self, string: str) -> str:
        if string in ("Not a valid choice.", "Invalid Choice: could not coerce."):
            return str(gettext("Please choose one of the entries of the list."))
        return str(super().gettext(string))


class Form(FlaskForm):  # type: ignore[misc]
    """Base of all forms; typed text arrives clean, in small fields as one line without invisible signs."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        def get_translations(self, form: Any) -> Any:
            return _OwnWords()

        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Field:
            if issubclass(unbound_field.field_class, (StringField, TextAreaField)):
                options["filters"] = [*unbound_field.kwargs.get("filters", ()), _tidy(unbound_field.field_class)]
                unbound_field = unbound_field.__class__(
                    unbound_field.field_class,
                    *unbound_field.args,
                    name=unbound_field.name,
                    **{k: v for k, v in unbound_field.kwargs.items() if k != "filters"},
                )
            return unbound_field.bind(form=form, **options)


def is_as_seen(version: str) -> bool:
    """Whether the thing that this form changes is what it was when the page was opened (macro `seen`)."""
    return request.form.get("seen", version) == version


class Count(IntegerField):  # type: ignore[misc]
    """A whole number that databases and arithmetic can hold."""

    data: Any

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            if valuelist and len(valuelist[0]) > DIGITS:
                raise ValueError
            super().process_formdata(valuelist)
        except ValueError:
            self.data = None
            raise ValueError(lazy_gettext("Please enter a number, for example 24.")) from None

    def pre_validate(self, form: Any) -> None:
        """What is no number is complained about once; whether nothing may be typed, validators say if there are any."""
        is_typed = any(text.strip() for text in self.raw_data or ())
        if self.process_errors and (is_typed or not (self.flags.optional or self.flags.required)):
            raise StopValidation


class Day(DateField):  # type: ignore[misc]
    """A day in the years around this one; the browser's calendar offers no other."""

    data: Any

    def __init__(
        self, label: Any, years_back: int = 1, years_ahead: int = 5, *, may_wait: bool = False, **options: Any
    ) -> None:
        year = today().year
        self.first, self.last = date(year - years_back, 1, 1), date(year + years_ahead, 12, 31)
        super().__init__(
            label,
            [Optional() if may_wait else InputRequired(lazy_gettext("Please fill in this field."))],
            invalid_value_message=lazy_gettext("Please enter a date as it is offered by the calendar of the field."),
            render_kw={"min": self.first.isoformat(), "max": self.last.isoformat()},
            **options,
        )

    def pre_validate(self, form: Any) -> None:
        if self.data and not self.first <= self.data <= self.last:
            raise ValidationError(
                lazy_gettext(
                    "Please choose a day from the years %(first)d to %(last)d.",
                    first=self.first.year,
                    last=self.last.year,
                )
            )


class WithPeriod:
    """For forms with the fields `starts_on` and `ends_on`: the last day does not come before the first one."""

    starts_on: Any

    def validate_ends_on(self, field: Any) -> None:
        if self.starts_on.data and field.data and field.data < self.starts_on.data:
            raise ValidationError(lazy_gettext("The last day cannot come before the first day."))


def clean_text(value: str | None) -> str | None:
    return clean(value) if isinstance(value, str) else value


def clean_secret(value: str | None) -> str | None:
    """A password as it was chosen: whatever is in it belongs to it, but line ends."""
    return re.sub("[\n\t]+", " ", clean(value)) if isinstance(value, str) else value


def clean_line(value: str | None) -> str | None:
    return one_line(value) if isinstance(value, str) else value


def _tidy(kind: type[Field]) -> Callable[[str | None], str | None]:
    if issubclass(kind, TextAreaField):
        return clean_text
    return clean_secret if issubclass(kind, PasswordField) else clean_line


def choices(pairs: Iterable[tuple[Any, Any]]) -> list[SelectChoice]:
    """Entries of a menu from (code, words)."""
    return [SelectChoice(code, words) for code, words in pairs]


def required(message: Any = None) -> DataRequired:
    """A field that must be filled, with more than blanks; `message` says what to do."""
    return DataRequired(message or lazy_gettext("Please fill in this field."))


def at_most(length: int) -> Length:
    return Length(max=length, message=lazy_gettext("Please shorten this text. Longest possible: %(max)d characters."))


class PersonName:
    """A person's name is no place for addresses: it travels to strangers."""

    def __call__(self, _form: Any, field: Field) -> None:
        if looks_like_link(field.data or ""):
            raise ValidationError(lazy_gettext("Please enter the name only, without addresses or links."))


class EmailAddress:
    """Checks the form of an address, not whether it exists."""

    def __call__(self, _form: Any, field: Field) -> None:
        from email_validator import EmailNotValidError, validate_email

        try:
            address = validate_email(plain_email(field.data or ""), check_deliverability=False)
        except EmailNotValidError:
            raise ValidationError(
                lazy_gettext("Please check the email address, for example: name@school.example")
            ) from None
        field.data = plain_email(address.normalized)
