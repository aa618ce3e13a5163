"""What teachers type about classes and students, and students as a code."""

from typing import Any
from unicodedata import decimal

import wtforms
from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import (
    BooleanField,
    FieldList,
    FormField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import NumberRange, Optional
from wtforms.widgets import HiddenInput

from portal.classes.labels import NAME_PROBLEMS
from portal.classes.rules.classes import MAX_LANGUAGES, MAX_NAME, MAX_STUDENTS, Level
from portal.classes.rules.lists import ClassList
from portal.classes.rules.names import NameProblem
from portal.core.paper import unprintable
from portal.core.text import one_line
from portal.core.web.forms import Count, Form, at_most, required
from portal.core.web.locale import OWN_NAMES

LONGEST_ROW = 500  # characters: a pasted table may have many columns
WHOLE = "whole"  # instead of a column


def choice(value: str, label: str, language: str = "") -> SelectChoice:
    """An entry of a menu; `language` marks words that are not in the reader's."""
    return SelectChoice(value, label, {"lang": language} if language else {})


class Printable:
    """What stands on cards and posters needs characters that a font has."""

    def __call__(self, _form: Any, field: Any) -> None:
        if unprintable([field.data or ""]):
            raise ValidationError(NAME_PROBLEMS[NameProblem.NOT_PRINTABLE])


class LanguageRow(wtforms.Form):  # type: ignore[misc]
    """A language that the class learns or speaks, and how well."""

    language = SelectField(lazy_gettext("Language"), default="")
    level = SelectField(lazy_gettext("Level"), choices=["", *Level], default="")

    def validate_level(self, field: SelectField) -> None:
        if self.language.data and not field.data:
            raise ValidationError(lazy_gettext("Please choose a level."))


class ClassForm(Form):
    """A class: name, grade and language of the cards; the rest can wait."""

    name = StringField(lazy_gettext("Name of the class"), [required(), at_most(MAX_NAME), Printable()])
    grade = SelectField(lazy_gettext("Year level and age"), [required()])
    language = SelectField(
        lazy_gettext("Language of the login cards"),
        choices=[choice(code, name, code) for code, name in OWN_NAMES.items()],
    )
    n_students = Count(
        lazy_gettext("Number of students (optional)"),
        [Optional(), NumberRange(1, 200, lazy_gettext("Please enter a number between %(min)d and %(max)d."))],
        render_kw={"inputmode": "numeric"},
    )
    languages = FieldList(
        FormField(LanguageRow),
        lazy_gettext("Languages of the class (optional)"),
        min_entries=MAX_LANGUAGES,
        max_entries=MAX_LANGUAGES,
    )

    def age(self) -> dict[str, Any]:
        """A grade of the region, or the age in years where the region has no list of grades."""
        chosen: str = self.grade.data
        return {"age": int(chosen)} if chosen.isdigit() else {"grade_key": chosen}

    def known_languages(self) -> dict[str, str]:
        return {row["language"]: row["level"] for row in self.languages.data if row["language"]}


class WithFirstNames:
    """Names with several words, ticked because none of them is a surname."""

    first_names = SelectMultipleField(validate_choice=False)

    def ticked(self) -> list[str]:
        return [one_line(name) for name in self.first_names.data or ()]


class NamesForm(WithFirstNames, Form):
    """A pasted list; `seen` is the newest student the teacher knew when typing.

    Of a list with columns one is chosen, or WHOLE when it has none; then the names are shown before they are saved.
    """

    names = TextAreaField(lazy_gettext("First names or pseudonyms"), [required(), at_most(MAX_STUDENTS * LONGEST_ROW)])
    seen = Count(widget=HiddenInput(), validators=[Optional()])
    column = RadioField(lazy_gettext("Which column has the first names?"), validate_choice=False)
    is_shown = BooleanField(widget=HiddenInput())

    def names_in(self, listed: ClassList) -> list[str] | None:
        """The names of the chosen column; None when none was chosen."""
        if self.column.data == WHOLE:
            return listed.wholes
        return {str(place): cells for place, cells in listed.columns.items()}.get(self.column.data)


class NameForm(WithFirstNames, Form):
    name = StringField(lazy_gettext("First name or pseudonym"), [required(), at_most(MAX_NAME)])


class PinForm(Form):
    """The PIN of one student, in digits of any script."""

    pin = StringField(
        lazy_pgettext("student", "Your PIN"),
        [required(lazy_pgettext("student", "Type the PIN from your card.")), at_most(20)],
        render_kw={"autocomplete": "off", "inputmode": "numeric", "class": "code"},
    )

    def digits(self) -> str:
        return "".join(str(decimal(c)) for c in self.pin.data or "" if c.isdecimal())


class CodeForm(Form):
    """The code of a card or of a class."""

    code = StringField(
        lazy_pgettext("student", "Your code"),
        [required(lazy_pgettext("student", "Type the code from your card.")), at_most(40)],
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code"},
    )
