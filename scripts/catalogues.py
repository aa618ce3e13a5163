"""Keeps the catalogues in step with the source: `update` brings new words in, `check` says what is wrong."""

import sys
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # this program is called by its path

from portal.catalogues import with_spaces  # noqa: E402
from scripts.wording import PLACEHOLDER, faults_of_words  # noqa: E402

KEYWORDS = ["lazy_gettext", "lazy_ngettext:1,2", "lazy_pgettext:1c,2", "lazy_npgettext:1c,2,3"]

# Written here because Babel would give Turkish a single form.
PLURAL_FORMS = {
    "de": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "it": "nplurals=2; plural=(n != 1);",
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "tr": "nplurals=2; plural=(n != 1);",
}
HEADER = """# European Dialogue Portal: {lang}
msgid ""
msgstr ""
"Project-Id-Version: European Dialogue Portal 1\\n"
"Language: {lang}\\n"
"Plural-Forms: {plural}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def po_file(lang: str, root: Path = ROOT) -> Path:
    return root / "translations" / lang / "LC_MESSAGES" / "messages.po"


def extract(root: Path = ROOT) -> Catalog:
    """All messages of the source, as babel.cfg tells where to look."""
    with (root / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    template = Catalog(project="European Dialogue Portal", version="1")
    keywords = {**DEFAULT_KEYWORDS, **parse_keywords(KEYWORDS)}
    messages = extract_from_dir(root, methods, options, keywords, ["NOTE:"])
    for path, line, words, comments, context in messages:
        template.add(words, None, [(path, line)], auto_comments=comments, context=context)
    return template


def read(lang: str, root: Path = ROOT) -> Catalog:
    """A catalogue of the portal; an empty one with the right header when there is none yet."""
    path = po_file(lang, root)
    text = path.read_bytes() if path.exists() else _header(lang)
    return read_po(BytesIO(text), locale=lang, abort_invalid=True)


def update(root: Path = ROOT) -> None:
    """Brings every catalogue to the source's messages, in the source's order; nothing is guessed."""
    template = extract(root)
    with (root / "messages.pot").open("wb") as file:
        write_po(file, template, include_lineno=False)
    for lang in PLURAL_FORMS:
        catalogue = read(lang, root)
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        with_spaces(catalogue)
        po_file(lang, root).parent.mkdir(parents=True, exist_ok=True)
        with po_file(lang, root).open("wb") as file:
            file.write(_header(lang))
            write_po(file, catalogue, include_lineno=False, ignore_obsolete=True, omit_header=True)


def problems(catalogue: Catalog, template: Catalog) -> list[str]:
    """What keeps a catalogue from being complete and right; empty means nothing."""
    lang = str(catalogue.locale)
    faults = [] if catalogue.plural_forms == PLURAL_FORMS[lang] else [f"Plural-Forms: {catalogue.plural_forms}"]
    faults += [f"obsolete: {message.id}" for message in catalogue.obsolete.values()]
    faults += [f"unknown: {m.id}" for m in catalogue if m.id and template.get(m.id, m.context) is None]
    for message in template:
        if message.id:
            translated = catalogue.get(message.id, message.context)
            faults += [f"{what}: {message.id}" for what in _faults(message, translated, catalogue.num_plurals)]
            faults += [f"{what}: {message.id}" for what in _faults_of_words(lang, message, translated)]
    return faults


def faults_of_text(source: str, text: str) -> Iterator[str]:
    """What is wrong with a translated text (or with the source itself)."""
    if Counter(PLACEHOLDER.findall(text)) != Counter(PLACEHOLDER.findall(source)):
        yield "placeholders differ"
    if "%" in PLACEHOLDER.sub("", text).replace("%%", ""):
        yield "bare percent sign"
    if text != text.strip() or "\n" in text:
        yield "blanks at an end, or a line break"


def forms_of(words: object) -> tuple[str, ...]:
    """The forms of a message: one, or several where something is counted."""
    return tuple(words) if isinstance(words, list | tuple) else (str(words or ""),)


def _header(lang: str) -> bytes:
    return HEADER.format(lang=lang, plural=PLURAL_FORMS[lang]).encode()


def _faults(message: Message, translated: Message | None, n_forms: int) -> Iterator[str]:
    source, forms = forms_of(message.id)[-1], forms_of(translated.string) if translated else ("",)
    if not all(forms):
        yield "not translated"
    elif translated and translated.fuzzy:
        yield "fuzzy"
    elif len(forms) != (n_forms if message.pluralizable else 1):
        yield "number of forms"
    else:
        yield from (fault for form in forms for fault in faults_of_text(source, form))


def _faults_of_words(lang: str, message: Message, translated: Message | None) -> Iterator[str]:
    source, context = forms_of(message.id)[-1], str(message.context or "")
    for form in filter(None, forms_of(translated.string if translated else "")):
        yield from faults_of_words(lang, context, source, form)


def check() -> bool:
    """Prints what is wrong in all catalogues; whether nothing is."""
    template = extract()
    by_language = {lang: problems(read(lang), template) for lang in PLURAL_FORMS}
    for lang, lines in by_language.items():
        print(f"{lang}: {len(lines)} problems in {len(template)} messages", *lines, sep="\n  ")
    return not any(by_language.values())


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["update"]:
            update()
        case ["check"]:
            sys.exit(not check())
        case _:
            sys.exit("catalogues.py update | check")
