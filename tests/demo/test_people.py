"""The invented people of the demo are called as people of their language are."""

import re

import pytest

from portal.config import LANGUAGES
from portal.demo.content import read_contents
from portal.demo.people import COORDINATIONS, TEACHERS


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_each_language_names_its_own_people(lang: str) -> None:
    [content] = [content for content in read_contents() if content.language == lang]
    names = [COORDINATIONS[lang], *TEACHERS[lang]]
    assert len(TEACHERS[lang]) >= len(content.schools)
    assert {bool(re.search("[а-яё]", name)) for name in names} == {lang == "ru"}
    assert ("Koordination" in names[0]) == (lang == "de")
    assert not re.search(r"_|\bTeacher\b|^(Öğretmen|Учитель)\b", " ".join(names))
