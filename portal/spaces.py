"""Puts no-break spaces where a language wants them, so that nobody types them into a catalogue."""

import re

NO_BREAK = "\u00a0"
FIXED = re.compile("[\u00a0\u202f]")  # what a person or a text editor may have typed
NUMBER = r"(?<![\w.,:/-])\d[\d.,–]* (?=[^\W\d_])|(?<=\b\d) (?=\d{3}\b)"
UNIT = r"(?<=\)[sd]) (?=(?:[kKMG]B|[kKMG]o|[КМГ]Б|s|с|sn)\b)"
# Before signs and after quotation marks in French, after words of one letter in Polish, before dashes in Russian.
OF_LANGUAGE = {
    "de": r"(?<=\b[zdu]\.) (?=[A-Za-zÄ]{1,2}\.)",
    "fr": r" (?=[;:!?»])|(?<=«) ",
    "pl": r"(?<=\b[wziouaWZIOUA]) ",
    "ru": r" (?=—|г\.)|(?<=№) ",
}
PATTERNS = {
    lang: re.compile("|".join(filter(None, (NUMBER, UNIT, OF_LANGUAGE.get(lang)))))
    for lang in ("de", "fr", "it", "pl", "ru", "tr")
}


def spaced(text: str, lang: str) -> str:
    """A text of the language with its spaces: what belongs together stays in one line."""
    return PATTERNS[lang].sub(_joined, FIXED.sub(" ", text)) if lang in PATTERNS else text


def _joined(match: re.Match[str]) -> str:
    return match[0].replace(" ", NO_BREAK)
