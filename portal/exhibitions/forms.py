"""What somebody says about an exhibition."""

from typing import Any

from flask_babel import lazy_gettext
from wtforms import SelectField, SelectMultipleField, StringField, ValidationError
from wtforms.validators import InputRequired, NumberRange

from portal.config import LANGUAGES
from portal.core.web.forms import Count, Form, at_most, choices, required
from portal.core.web.locale import OWN_NAMES
from portal.exhibitions.models import Exhibition
from portal.exhibitions.rules import LONGEST, LONGEST_TITLE, SHORTEST, USUAL, Description


class ExhibitionForm(Form):
    """The title in its original language and, where somebody has it, in others."""

    source = SelectField(lazy_gettext("Whose works"))
    title = StringField(lazy_gettext("Title of the exhibition"), [required(), at_most(LONGEST_TITLE)])
    language = SelectField(lazy_gettext("Language of the title"), choices=choices(OWN_NAMES.items()))
    languages = SelectMultipleField(lazy_gettext("Languages of the visitors"), choices=choices(OWN_NAMES.items()))
    seconds = Count(
        lazy_gettext("Seconds for each exhibit"),
        [
            InputRequired(lazy_gettext("Please fill in this field.")),
            NumberRange(
                SHORTEST,
                LONGEST,
                lazy_gettext("Please enter a number from %(first)d to %(last)d.", first=SHORTEST, last=LONGEST),
            ),
        ],
        default=USUAL,
    )

    def validate_languages(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(lazy_gettext("Please choose at least one language."))


def _title(lang: str) -> StringField:
    return StringField(OWN_NAMES[lang], [at_most(LONGEST_TITLE)])


class ChangeForm(ExhibitionForm):
    """With a title in every language; an empty one is shown in the original language."""

    source = None
    de, fr, it, pl, ru, tr, en = (_title(lang) for lang in LANGUAGES)

    @classmethod
    def of(cls, exhibition: Exhibition) -> "ChangeForm":
        """Filled in with what is saved."""
        others = {lang: title for lang, title in exhibition.titles.items() if lang != exhibition.language}
        return cls(data={**others, "title": exhibition.title, **_saved(exhibition)})

    @property
    def translations(self) -> list[Any]:
        """The fields of the titles in other languages."""
        return [self[lang] for lang in LANGUAGES if lang != self.language.data]


def description(form: ExhibitionForm) -> Description:
    """What was filled in, when it is valid."""
    others = (
        {field.name: field.data for field in form.translations if field.data} if isinstance(form, ChangeForm) else {}
    )
    titles = {**others, form.language.data: form.title.data}
    return Description(titles, form.language.data, list(form.languages.data), form.seconds.data)


def _saved(exhibition: Exhibition) -> dict[str, Any]:
    return {name: getattr(exhibition, name) for name in ("language", "languages", "seconds")}
