"""What people say about a nomination, and organisers about its award."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import SelectField, TextAreaField
from wtforms.validators import InputRequired, NumberRange

from portal.awards.forms.texts import FILL_IN, LONGEST_REASON, InLanguages, per_language, typed
from portal.awards.rules.codes import Nominee
from portal.awards.rules.nominations import LONGEST_TEXT, About, Whom, whom_of
from portal.core.web.forms import Count, Form, at_most, choices, required
from portal.core.web.locale import OWN_NAMES


class NominationForm(Form):
    """Whom, in which category, and why: one screen."""

    nominee = SelectField(
        lazy_gettext("Who is nominated?"), [required(lazy_gettext("Please choose who is nominated."))]
    )
    category = SelectField(lazy_gettext("Category"), coerce=int)
    text = TextAreaField(
        lazy_gettext("Why?"),
        [required(), at_most(LONGEST_TEXT)],
        render_kw={"rows": 8, "maxlength": LONGEST_TEXT},
    )
    language = SelectField(lazy_gettext("Language of your text"), choices=choices(OWN_NAMES.items()))

    def offer(self, nominees: dict[str, list[tuple[str, str]]], categories: Sequence[tuple[int, str]]) -> None:
        self.nominee.choices = {"": [("", lazy_pgettext("menu", "Please choose"))], **nominees}
        if categories:
            self.category.choices = choices(categories)
        else:
            del self.category

    def about(self) -> About:
        whom = whom_of(self.nominee.data) or Whom(Nominee.PROJECT, 0)
        category = self.category.data if "category" in self else None
        return About(whom, self.text.data or "", self.language.data, category)


class WordsForm(Form):
    """The words of a nomination that was made already."""

    text = NominationForm.text
    language = NominationForm.language


class ReasonForm(Form):
    """Why somebody declines, or why a round does not take place."""

    reason = TextAreaField(
        lazy_gettext("Reason (those concerned can read it)"), [required(), at_most(1000)], render_kw={"rows": 3}
    )


class _LaureateFields(InLanguages, Form):
    """Which place, and why."""

    place = Count(
        lazy_pgettext("award", "Place"),
        [InputRequired(FILL_IN), NumberRange(1, 20, lazy_gettext("Please enter a place, for example 1."))],
    )

    def complains(self, original: str) -> bool:
        if self.texts("reason").get(original):
            return False
        self[f"reason_{original}"].errors = [
            lazy_gettext("Please give the reasons at least in the language of the original.")
        ]
        return True


LaureateForm = type(
    "LaureateForm",
    (_LaureateFields,),
    per_language("reason", LONGEST_REASON, label=lazy_gettext("Why"), is_long=True),
)


def laureate_form(place: int | None, reasons: dict[str, str]) -> Any:
    return LaureateForm(place=place or 1, **typed("reason", reasons))
