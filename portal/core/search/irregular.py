"""Words of which no rule finds the forms: `дети` and `ребёнок`, `uomini` and `uomo`, `dzień` and `dni`."""

from collections import defaultdict
from functools import cache
from pathlib import Path

from portal.core.text import words

FOLDER = Path(__file__).parent / "irregular_words"  # a file for each language; each line has the forms of one word


def lemmas(word: str, lang: str) -> list[str]:
    """The first forms of the irregular words to which a folded word belongs in this language; of most words none."""
    return _known(lang).get(word, [])


@cache
def _known(lang: str) -> dict[str, list[str]]:
    file = FOLDER / f"{lang}.txt"
    found: dict[str, list[str]] = defaultdict(list)
    for line in file.read_text("utf-8").splitlines() if file.exists() else []:
        first, *others = words(line)
        for form in {first, *others}:
            found[form].append(first)
    return dict(found)
