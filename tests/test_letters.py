"""Letters begin as their language writes after a salutation: German in small letters, the others with a capital."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from scripts.catalogues import PLURAL_FORMS, forms_of, read

ROOT = Path(__file__).parents[1] / "portal"
WORDS = re.compile(r"""\{\{ (?:n?pgettext\("([^"]+)", |(?:_|ngettext)\()"([^"]+)"(?:, "([^"]+)")?""")
BRANCH = re.compile(r"\A{% if\b[^%]*%}|{% (?:elif\b[^%]*|else )%}")
FORMAL = re.compile(r"(Sie|Ihr|Ihre[nmrs]?|Ihnen)\b")


def first_words(letter: Path) -> list[tuple[str | None, str | tuple[str, str]]]:
    """What a letter may begin with: its first sentence, or that of each branch."""
    text = letter.read_text("utf-8").partition("{% block text %}")[2].strip()
    branches = [text]
    if text.startswith("{% if"):
        branches = BRANCH.split(text.partition("{% endif %}")[0])[1:]
    beginning = "\n".join(branch.strip().partition("\n")[0] for branch in branches)
    return [(context or None, (one, many) if many else one) for context, one, many in WORDS.findall(beginning)]


LETTERS = {
    str(path.relative_to(ROOT)): first_words(path)
    for path in sorted(ROOT.glob("*/templates/mail/*.txt"))
    if "{% block text %}" in path.read_text("utf-8")
}


@pytest.fixture(scope="module")
def catalogues() -> dict[str, Catalog]:
    return {lang: read(lang) for lang in PLURAL_FORMS}


@pytest.mark.parametrize("letter", [name for name, words in LETTERS.items() if words])
def test_a_letter_begins_as_its_language_writes(letter: str, catalogues: dict[str, Catalog]) -> None:
    for context, words in LETTERS[letter]:
        for lang, catalogue in catalogues.items():
            message = catalogue.get(words, context)
            assert message is not None, words
            for form in forms_of(message.string):
                is_small = form[:1].islower() or (lang == "de" and bool(FORMAL.match(form))) or form.startswith("%")
                assert is_small == (lang == "de") or form.startswith("%"), (lang, form)


@pytest.mark.parametrize("letter", LETTERS)
def test_every_other_german_sentence_begins_with_a_capital(letter: str, catalogues: dict[str, Catalog]) -> None:
    first = LETTERS[letter]
    said = WORDS.findall((ROOT / letter).read_text("utf-8"))
    others = {(context or None, (one, many) if many else one) for context, one, many in said} - set(first)
    texts = [form for context, words in others for form in forms_of(catalogues["de"].get(words, context).string)]  # type: ignore[union-attr]
    assert [text for text in texts if text[:1].islower()] == []


def test_most_letters_begin_with_a_sentence() -> None:
    assert sum(map(bool, LETTERS.values())) > 35
