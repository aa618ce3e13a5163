"""What coordinators type as news: an original, and the same in as many other languages as they like."""

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext, lazy_gettext
from flask_wtf.file import FileField
from wtforms import BooleanField, SelectField, StringField, TextAreaField, ValidationError

from portal.config import LANGUAGES
from portal.core.web.forms import Day, Form, at_most, choices
from portal.core.web.locale import OWN_NAMES
from portal.news.models import NewsItem
from portal.news.rules import LONGEST_ALT, LONGEST_TEXT, LONGEST_TITLE


class NewsForm(Form):
    """One original is required; a language counts when it has both title and text."""

    region_key = SelectField(lazy_gettext("Region"))
    language = SelectField(lazy_gettext("Language of the original"), choices=choices(OWN_NAMES.items()))
    first_day = Day(lazy_gettext("Shown from"))
    last_day = Day(lazy_gettext("Shown until (may be left empty)"), may_wait=True)
    picture = FileField(lazy_gettext("Picture (may be left out)"), render_kw={"accept": "image/*"})
    alt = StringField(lazy_gettext("What does the picture show?"), [at_most(LONGEST_ALT)])
    everybody_agreed = BooleanField(lazy_gettext("Everybody who can be recognised in the picture has agreed to it."))
    without_picture = BooleanField(lazy_gettext("Remove the picture"))
    has_picture = False

    def of(self, item: NewsItem | None) -> "NewsForm":
        """For somebody who writes anew, or changes this one; it stays in its region."""
        self.has_picture = bool(item and item.picture)
        if item:
            del self.region_key
        if not self.has_picture:
            del self.without_picture
        return self

    def validate_last_day(self, field: Any) -> None:
        if field.data and self.first_day.data and field.data < self.first_day.data:
            raise ValidationError(gettext("The last day cannot come before the first day."))

    def validate_everybody_agreed(self, field: Any) -> None:
        if self._has_file() and not field.data:
            raise ValidationError(gettext("Please ask them first, or send the news without a picture."))

    def validate_alt(self, field: Any) -> None:
        if self._shows_picture() and not field.data:
            raise ValidationError(gettext("Please say it in a few words, for people who cannot see it."))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """The original must be whole, and what is begun in another language, too."""
        super().validate(*args, **kwargs)
        for code in LANGUAGES:
            wordings = self.wordings(code)
            if code == self.language.data or any(field.data for field in wordings):
                for field in wordings:
                    field.errors = field.errors if field.data else [gettext("Please fill in this field.")]
        if self.errors and self._has_file():
            self.picture.errors = [*self.picture.errors, gettext("Please choose the picture again: it was not saved.")]
        return not self.errors

    def wordings(self, code: str) -> tuple[Any, Any]:
        """The fields of a language."""
        return self[f"title_{code}"], self[f"text_{code}"]

    def languages(self) -> Iterator[str]:
        """The original first."""
        yield from sorted(LANGUAGES, key=lambda code: code != self.language.data)

    def description(self) -> dict[str, Any]:
        """The values of a `NewsItem`, without region and picture."""
        typed = {code: self.wordings(code) for code in LANGUAGES}
        return {
            "language": self.language.data,
            "titles": {code: title.data for code, (title, _text) in typed.items() if title.data},
            "texts": {code: text.data for code, (_title, text) in typed.items() if text.data},
            "first_day": self.first_day.data,
            "last_day": self.last_day.data,
            "alt": self.alt.data or "",
        }

    def _shows_picture(self) -> bool:
        """A new one, or the one that stays."""
        return self._has_file() or (self.has_picture and not self.without_picture.data)

    def _has_file(self) -> bool:
        return bool(self.picture.data)


for _code in LANGUAGES:
    setattr(NewsForm, f"title_{_code}", StringField(lazy_gettext("Title"), [at_most(LONGEST_TITLE)]))
    setattr(NewsForm, f"text_{_code}", TextAreaField(lazy_gettext("Text"), [at_most(LONGEST_TEXT)]))


def typed_of(item: NewsItem) -> dict[str, Any]:
    """The values of the form's fields."""
    words = {f"title_{code}": title for code, title in item.titles.items()}
    words |= {f"text_{code}": text for code, text in item.texts.items()}
    names = ("language", "first_day", "last_day", "alt")
    return {**words, **{name: getattr(item, name) for name in names}, "everybody_agreed": bool(item.picture)}
