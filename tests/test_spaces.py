"""No-break spaces as each language wants them, put into words by code and never by hand."""

from pathlib import Path

import pytest
from babel.support import Translations

from portal.catalogues import compile_catalogues
from portal.spaces import spaced
from scripts.catalogues import po_file, update


@pytest.mark.parametrize(
    ("lang", "text", "joined"),
    [
        ("fr", "Qui enseigne ? Réponse : « oui » !", "Qui enseigne~? Réponse~: «~oui~»~!"),
        ("fr", "Adresse : %(address)s ; voir https://dfjw.org", "Adresse~: %(address)s~; voir https://dfjw.org"),
        ("fr", "Plus de 1 000 pages", "Plus de 1~000~pages"),
        ("pl", "W klasie i w szkole, a także o tym", "W~klasie i~w~szkole, a~także o~tym"),
        ("pl", "Klasy są w Hesji", "Klasy są w~Hesji"),
        ("ru", "Школа № 5 — это 2026 г.", "Школа №~5~— это 2026~г."),
        ("de", "z. B. 10 Zeichen, %(n)s MB", "z.~B. 10~Zeichen, %(n)s~MB"),
        ("tr", "En az 10 karakter, A1 ve A2", "En az 10~karakter, A1 ve A2"),
        ("it", "05.10.2026 o 05/10/2026 in %(seconds)s s", "05.10.2026~o 05/10/2026 in %(seconds)s~s"),
        ("en", "At least 10 characters", "At least 10 characters"),
    ],
)
def test_what_belongs_together_stays_in_one_line(lang: str, text: str, joined: str) -> None:
    expected = joined.replace("~", "\u00a0")
    assert spaced(text, lang) == expected
    assert spaced(expected, lang) == expected


def test_translators_type_ordinary_spaces(tmp_path: Path) -> None:
    (tmp_path / "portal").mkdir()
    (tmp_path / "portal" / "views.py").write_text(
        '_("File: %(name)s")\nngettext("%(num)d file:", "%(num)d files:", n)\n'
    )
    (tmp_path / "babel.cfg").write_text("[python: portal/**.py]\n")
    update(tmp_path)
    text = po_file("fr", tmp_path).read_text("utf-8")
    typed = text.replace('msgid "File: %(name)s"\nmsgstr ""', 'msgid "File: %(name)s"\nmsgstr "Fichier : %(name)s"')
    typed = typed.replace('msgstr[0] ""', 'msgstr[0] "%(num)d fichier :"').replace(
        'msgstr[1] ""', 'msgstr[1] "%(num)d fichiers :"'
    )
    po_file("fr", tmp_path).write_text(typed, "utf-8")
    compile_catalogues(tmp_path / "translations")
    compiled = Translations.load(tmp_path / "translations", ["fr"])
    assert compiled.ugettext("File: %(name)s") == "Fichier\u00a0: %(name)s"
    assert compiled.ungettext("%(num)d file:", "%(num)d files:", 2) == "%(num)d fichiers\u00a0:"
    update(tmp_path)
    assert "Fichier\u00a0: %(name)s" in po_file("fr", tmp_path).read_text("utf-8")
