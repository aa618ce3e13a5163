"""Fields in every language, for what is said of rounds and laureates."""

from typing import Any

from flask_babel import lazy_gettext
from wtforms import StringField, TextAreaField

from portal.config import LANGUAGES
from portal.core.web.forms import at_most
from portal.core.web.locale import OWN_NAMES

FILL_IN = lazy_gettext("Please fill in this field.")
LONGEST_TITLE, LONGEST_ABOUT, LONGEST_REASON = 120, 3000, 1500


class InLanguages:
    """For forms with a field per language: `title_de`, `title_fr` …"""

    data: Any

    def texts(self, name: str) -> dict[str, str]:
        """What was typed, by language."""
        return {lang: text for lang in LANGUAGES if (text := (self.data.get(f"{name}_{lang}") or "").strip())}


def per_language(name: str, longest: int, *, label: Any = "", is_long: bool = False) -> dict[str, Any]:
    """The fields, by their names; without a label each is called after its language."""
    kind, look = (TextAreaField, {"rows": 4}) if is_long else (StringField, {})
    return {f"{name}_{lang}": kind(label or OWN_NAMES[lang], [at_most(longest)], render_kw=look) for lang in LANGUAGES}


def original_first(original: str) -> list[str]:
    """The languages, in the order in which a form asks for them."""
    return sorted(LANGUAGES, key=lambda lang: lang != original)


def typed(name: str, texts: dict[str, str]) -> dict[str, str]:
    """As such a form is filled in."""
    return {f"{name}_{lang}": text for lang, text in texts.items()}
