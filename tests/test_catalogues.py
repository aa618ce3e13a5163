"""Every word of the source is there in six languages, whole and well-formed; and the check itself finds what is not."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.support import Translations

from portal.catalogues import compile_catalogues
from portal.config import LANGUAGES
from scripts.catalogues import PLURAL_FORMS, extract, faults_of_text, forms_of, po_file, problems, read, update


@pytest.fixture(scope="module")
def source() -> Catalog:
    return extract()


def test_every_language_but_that_of_the_source_has_a_catalogue() -> None:
    assert [*PLURAL_FORMS, "en"] == list(LANGUAGES)


@pytest.mark.parametrize("lang", PLURAL_FORMS)
def test_catalogue_is_complete_and_right(lang: str, source: Catalog) -> None:
    assert problems(read(lang), source) == []


def test_source_words_follow_the_rules_for_msgids(source: Catalog) -> None:
    """Same placeholders in both forms, no bare percent sign, no blanks at the ends, no straight quotes."""
    faulty = {
        text: list(faults_of_text(forms_of(message.id)[-1], text))
        + [sign for sign in ("'", '"', "n’t ", "...") if sign in text]
        for message in source
        if message.id
        for text in forms_of(message.id)
    }
    assert {text: faults for text, faults in faulty.items() if faults} == {}


def test_counted_words_carry_their_number(source: Catalog) -> None:
    """The first form serves 21 in Russian and 0 in French: it can not do without the number."""
    counted = [message.id for message in source if message.pluralizable]
    assert [words for words in counted if not all("%(num)d" in form for form in words)] == []


# --- the check checked: a small package with three messages, and one mistake at a time ---


@pytest.fixture
def small_package(tmp_path: Path) -> Path:
    (tmp_path / "portal").mkdir()
    (tmp_path / "portal" / "views.py").write_text(
        '_("File: %(name)s")\nngettext("%(num)d class", "%(num)d classes", n)\nlazy_pgettext("verb", "Open")\n'
    )
    (tmp_path / "babel.cfg").write_text("[python: portal/**.py]\n")
    update(tmp_path)
    return tmp_path


def translated(root: Path) -> Catalog:
    catalogue = read("de", root)
    catalogue["File: %(name)s"].string = "Datei: %(name)s"
    catalogue[("%(num)d class", "%(num)d classes")].string = ("%(num)d Klasse", "%(num)d Klassen")
    catalogue.get("Open", "verb").string = "Öffnen"  # type: ignore[union-attr]
    return catalogue


def test_an_update_of_new_words_leaves_them_open_in_all_six(small_package: Path) -> None:
    template = extract(small_package)
    assert {lang: len(problems(read(lang, small_package), template)) for lang in PLURAL_FORMS} == dict.fromkeys(
        PLURAL_FORMS, 3
    )
    assert problems(translated(small_package), template) == []


def test_an_update_keeps_translations_guesses_none_and_drops_what_is_gone(small_package: Path) -> None:
    text = po_file("de", small_package).read_text("utf-8")
    po_file("de", small_package).write_text(
        text.replace('msgid "Open"\nmsgstr ""', 'msgid "Open"\nmsgstr "Öffnen"'), "utf-8"
    )
    (small_package / "portal" / "views.py").write_text('pgettext("verb", "Open")\npgettext("adjective", "Open")\n')
    update(small_package)
    catalogue = read("de", small_package)
    assert [(m.context, m.id, m.string) for m in catalogue if m.id] == [
        ("verb", "Open", "Öffnen"),
        ("adjective", "Open", ""),
    ]
    assert "class" not in po_file("de", small_package).read_text("utf-8")


def _fuzzy(catalogue: Catalog) -> None:
    catalogue["File: %(name)s"].flags.add("fuzzy")


def _no_second_form(catalogue: Catalog) -> None:
    catalogue[("%(num)d class", "%(num)d classes")].string = ("%(num)d Klasse", "")


def _one_form(catalogue: Catalog) -> None:
    catalogue[("%(num)d class", "%(num)d classes")].string = ("%(num)d Klassen",)


def _form_without_number(catalogue: Catalog) -> None:
    catalogue[("%(num)d class", "%(num)d classes")].string = ("eine Klasse", "%(num)d Klassen")


def _says(text: str) -> Callable[[Catalog], None]:
    return lambda catalogue: setattr(catalogue["File: %(name)s"], "string", text)


def _unknown(catalogue: Catalog) -> None:
    catalogue.add("Open", "Offen")


def _foreign_header(catalogue: Catalog) -> None:
    catalogue.mime_headers = [("Plural-Forms", "nplurals=2; plural=(n > 1);")]


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (_fuzzy, "fuzzy: File: %(name)s"),
        (_no_second_form, "not translated: ('%(num)d class', '%(num)d classes')"),
        (_one_form, "number of forms: ('%(num)d class', '%(num)d classes')"),
        (_form_without_number, "placeholders differ: ('%(num)d class', '%(num)d classes')"),
        (_says(""), "not translated: File: %(name)s"),
        (_says("Datei: %(Name)s"), "placeholders differ: File: %(name)s"),
        (_says("Datei: %(name)s zu 50 % da"), "bare percent sign: File: %(name)s"),
        (_says("Datei: %(name)s "), "blanks at an end, or a line break: File: %(name)s"),
        (_unknown, "unknown: Open"),
        (_foreign_header, "Plural-Forms: nplurals=2; plural=(n > 1);"),
    ],
)
def test_the_check_finds(small_package: Path, spoil: Callable[[Catalog], None], fault: str) -> None:
    catalogue = translated(small_package)
    spoil(catalogue)
    assert problems(catalogue, extract(small_package)) == [fault]


@pytest.mark.parametrize(("lang", "forms"), [("tr", "10"), ("fr", "00"), ("ru", "20")])
def test_compiled_catalogues_count_as_their_header_says(small_package: Path, lang: str, forms: str) -> None:
    """The forms for 0 and 1. Babel alone would give Turkish a single one."""
    compile_catalogues(small_package / "translations")
    compiled = Translations.load(small_package / "translations", [lang])
    assert "".join(str(compiled.plural(n)) for n in (0, 1)) == forms


@pytest.mark.parametrize("content", [b"", b"\xde\x12\x04\x95", b"\xde\x12\x04\x95" + b"\xff" * 40])
def test_what_an_interrupted_compile_left_is_compiled_again(small_package: Path, content: bytes) -> None:
    folder = small_package / "translations"
    compile_catalogues(folder)
    compiled = po_file("de", small_package).with_suffix(".mo")
    whole = compiled.read_bytes()
    compiled.write_bytes(content)
    compile_catalogues(folder)
    assert compiled.read_bytes() == whole
    assert {path.name for path in compiled.parent.iterdir()} == {"messages.po", "messages.mo"}


def test_an_interrupted_compile_leaves_the_language_as_it_was(
    small_package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compile_catalogues(small_package / "translations")
    compiled = po_file("de", small_package).with_suffix(".mo")
    whole = compiled.read_bytes()
    po_file("de", small_package).touch()
    os.utime(compiled, (0, 0))
    monkeypatch.setattr(os, "fsync", _interrupt)
    with pytest.raises(KeyboardInterrupt):
        compile_catalogues(small_package / "translations")
    assert compiled.read_bytes() == whole


def _interrupt(_handle: int) -> None:
    raise KeyboardInterrupt
