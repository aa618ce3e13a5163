"""Real messages as their readers see them: counted, and in their language's quotation marks."""

import re
from io import BytesIO

import pytest
from babel.messages.mofile import write_mo
from babel.support import Translations

from portal.catalogues import with_spaces
from scripts.catalogues import PLURAL_FORMS, forms_of, read

# How many pages a document has, in the order of the language's forms, and which counts take which form.
PAGES = {
    "de": {"Seite": [1], "Seiten": [0, 2, 5, 11, 21, 101, 1_000_000]},
    "fr": {"page": [0, 1], "pages": [2, 5, 11, 21, 101, 1_000_000]},
    "it": {"pagina": [1], "pagine": [0, 2, 5, 11, 21, 101, 1_000_000]},
    "pl": {"strona": [1], "strony": [2, 3, 4, 22], "stron": [0, 5, 11, 12, 14, 21, 25, 100, 101]},
    "ru": {"страница": [1, 21, 101], "страницы": [2, 3, 4, 22], "страниц": [0, 5, 11, 12, 14, 25, 100]},
    "tr": {"sayfa": [0, 1, 2, 5, 21, 101]},
}
# After a verb Russian counts in the accusative: a set of its own.
LINES = {"строку": [1, 21, 101], "строки": [2, 22], "строк": [5, 11, 100]}
QUOTES = {"de": "„x“", "fr": "«\u00a0x\u00a0»", "it": "«x»", "pl": "„x”", "ru": "«x»", "tr": "“x”"}


def catalogue(lang: str) -> Translations:
    compiled = BytesIO()
    write_mo(compiled, with_spaces(read(lang)))
    compiled.seek(0)
    return Translations(compiled)


def counted(lang: str, one: str, many: str, n: int) -> str:
    return str(catalogue(lang).ungettext(one, many, n) % {"num": n}).replace("\u00a0", " ")


@pytest.mark.parametrize("lang", PLURAL_FORMS)
def test_pages_are_counted_as_the_language_counts(lang: str) -> None:
    for word, numbers in PAGES[lang].items():
        for n in numbers:
            assert counted(lang, "%(num)d page", "%(num)d pages", n) == f"{n} {word}"


def test_cases_follow_their_verb() -> None:
    for word, numbers in LINES.items():
        for n in numbers:
            words = counted("ru", "%(num)d line still needs a change:", "%(num)d lines still need a change:", n)
            assert words == f"Нужно исправить ещё {n} {word}:"


@pytest.mark.parametrize("lang", PLURAL_FORMS)
def test_quotation_marks_are_those_of_the_language(lang: str) -> None:
    quoting = [message for message in with_spaces(read(lang)) if any("“" in form for form in forms_of(message.id))]
    assert len(quoting) > 5
    for message in quoting:
        for form in forms_of(message.string):
            start, end = QUOTES[lang].split("x")
            assert re.search(re.escape(start) + r"[^„“”«»]+" + re.escape(end), form), form
