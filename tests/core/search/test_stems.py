"""One form of a word finds the others, in every language."""

import pytest

from portal.core.search.stems import query_groups, stems


@pytest.mark.parametrize(
    ("lang", "written", "typed"),
    [
        ("de", "Die Flüsse verbinden Häuser", "fluss haus"),
        ("de", "Schülerinnen und Schüler", "SCHULER"),
        ("fr", "Les élèves des écoles", "eleve ecole"),
        ("fr", "L’Émilie", "l'emilie"),
        ("it", "Gli amici della città", "amico citta"),
        ("pl", "W szkołach nad rzekami", "szkoła"),
        ("pl", "ŁÓDŹ", "lodz"),
        ("ru", "Школы и ёлки", "школа елка"),
        ("tr", "Sınıflar ve okulumuzda", "sınıf okul"),
        ("tr", "Sınıflar", "SINIFLAR"),
        ("tr", "Sınıflar", "siniflar"),
        ("en", "Rivers of friendship", "river"),
    ],
)
def test_other_forms_are_found(lang: str, written: str, typed: str) -> None:
    indexed = set(stems(written, lang))
    assert [group for group in query_groups(typed) if indexed.isdisjoint(group)] == []


@pytest.mark.parametrize(("written", "typed"), [("мой", "мои"), ("Йошкар-Ола", "Иошкар-Ола"), ("Бурса", "Bursa")])
def test_other_words_stay_others(written: str, typed: str) -> None:
    indexed = set(stems(written, "xx"))
    assert any(indexed.isdisjoint(group) for group in query_groups(typed))


def test_a_word_stands_once_when_it_is_its_own_stem() -> None:
    assert stems("Haus Häuser", "de") == ["haus", "hauser", "haus"]


def test_an_elided_article_is_no_condition() -> None:
    assert len(query_groups("l’école")) == 1
    assert query_groups("8") == [["8"]]


def test_a_long_search_is_cut() -> None:
    assert len(query_groups("wort " * 500)) == 12
    assert query_groups("?!… ") == []
