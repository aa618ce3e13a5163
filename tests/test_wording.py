"""What `make check` finds wrong in a translated text: one planted fault at a time, and right texts beside them."""

import re

import pytest

from scripts.catalogues import PLURAL_FORMS, extract, faults_of_text, forms_of
from scripts.wording import QUOTES, faults_of_words


def faults(lang: str, text: str, source: str = "One sentence.", context: str = "") -> list[str]:
    return list(faults_of_words(lang, context, source, text))


@pytest.mark.parametrize(
    ("lang", "text", "part"),
    [
        ("fr", "Voir: la galerie.", "no space before"),
        ("fr", "Voir «la galerie ».", "after «"),
        ("fr", "Voir « la galerie.", "do not close"),
        ("fr", 'Voir "la galerie".', "straight quotes"),
        ("fr", "Voir l'autre classe.", "straight quotes"),
        ("de", "Siehe “Galerie”.", "another language"),
        ("de", "Siehe „Galerie.", "do not close"),
        ("pl", "Zobacz „galerię“.", "another language"),
        ("de", "Siehe Galerie...", "three dots"),
        ("de", "Siehe Galerie", "another sign"),
        ("it", "Vedi  la galleria.", "two spaces"),
        ("it", "Vedi : la galleria.", "a space before"),
        ("it", "Vedi <strong>la galleria.", "tags differ"),
        ("de", "Schu\u0308ler.", "decomposed"),
        ("ru", "Рабoта.", "mixes scripts"),
        ("ru", "One sentence.", "letters of another"),
        ("pl", "Работа.", "letters of another"),
        ("de", "Lehrer*innen sehen das.", "gender sign"),
        ("fr", "Un·e élève.", "gender sign"),
        ("de", "Erwachsene*r reist mit.", "gender sign"),
        ("de", "Die Gastgeber sehen das.", "Gastgebende"),
        ("de", "Der Student sieht das.", "Schülerinnen und Schüler"),
        ("de", "Die Schulart.", "Schulform"),
        ("fr", "Tu le vois.", "vous"),
        ("fr", "Un e-mail.", "courriel"),
        ("fr", "L’courriel part.", "le courriel"),
        ("fr", "Les écoles répondent.", "établissement"),
        ("fr", "L’autre côté confirme.", "l’autre classe"),
        ("fr", "L’enseignant lit ceci.", "l’enseignante ou l’enseignant"),
        ("it", "Proposta declinata.", "rifiuta"),
        ("it", "I docenti lo leggono.", "personale docente"),
        ("it", "Un altro paese.", "Paese"),
        ("it", "È confermata da parte Sua.", "capital"),
        ("pl", "Wysłałeś pracę.", "gender"),
        ("pl", "Oto wkład.", "praca"),
        ("pl", "Portal Dialogu europejskiego.", "Dialog Europejski"),
        ("pl", "Nauczyciele czekają.", "nauczycielka lub nauczyciel"),
        ("pl", "Szkic zapisany.", "wersja robocza"),
        ("ru", "Здесь Вы видите.", "small letters"),
        ("ru", "Достаточно щелчка.", "нажатие"),
        ("ru", "Номинация отозвана.", "кандидатура"),
        ("ru", "Имена учеников.", "учащийся"),
        ("tr", "Bu bir katkı.", "çalışma"),
        ("tr", "Yeni öğretim yılı.", "eğitim öğretim yılı"),
        ("tr", "%(region)s’da.", "no suffix"),
        ("tr", "%(num)d sınıflar.", "singular"),
    ],
)
def test_a_fault_is_found(lang: str, text: str, part: str) -> None:
    source = "%(region)s." if "%(region)s" in text else "%(num)d classes." if "%(num)d" in text else "One sentence."
    assert any(part in fault for fault in faults(lang, text, source)), faults(lang, text, source)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Siehe „Galerie“."),
        ("fr", "Voir « la galerie » : “ici”."),
        ("it", "Vedi «la galleria»."),
        ("pl", "Zobacz „galerię”."),
        ("ru", "См. «галерею»."),
        ("tr", "Bkz. “galeri”."),
    ],
)
def test_a_right_text_has_none(lang: str, text: str) -> None:
    assert faults(lang, text) == []


@pytest.mark.parametrize(
    ("lang", "formal", "informal"),
    [
        ("de", "Hier sehen Sie alles.", "Hier siehst du alles."),
        ("it", "Qui Lei vede tutto.", "Qui c’è il tuo lavoro."),
        ("pl", "Tu jest praca Państwa klasy.", "Tu jest Twoja praca."),
    ],
)
def test_students_are_addressed_as_such_and_nobody_else(lang: str, formal: str, informal: str) -> None:
    assert faults(lang, formal) == faults(lang, informal, context="student") == []
    assert faults(lang, formal, context="student")
    assert faults(lang, informal)


def test_a_salutation_may_end_as_its_language_ends_it() -> None:
    assert faults("ru", "Здравствуйте!", "Good day,") == []
    assert faults("ru", "Здравствуйте!", "Good day.") != []


@pytest.mark.parametrize("text", ["50 % des classes", "100 % sicher", "%50 öğrenci"])
def test_a_percent_sign_alone_is_found(text: str) -> None:
    assert list(faults_of_text("x", text)) == ["bare percent sign"]


@pytest.mark.parametrize("lang", PLURAL_FORMS)
def test_quotation_marks_are_those_of_cldr(lang: str) -> None:
    outer = {"de": "„“", "fr": "«»", "it": "«»", "pl": "„”", "ru": "«»", "tr": "“”"}[lang]
    assert QUOTES[lang][:2] == outer


def test_no_sentence_ends_with_a_date_and_a_full_stop() -> None:
    """Russian dates end with “г.”: two full stops would follow each other."""
    ends = re.compile(r"%\((day|date|moment|until)\)s\.")
    assert [m.id for m in extract() if m.id for form in forms_of(m.id) if ends.search(form)] == []
