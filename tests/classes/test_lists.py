"""Class lists as they are pasted from paper, mail and the school's own programs."""

import pytest

from portal.classes.rules.lists import read_list

TWO_COLUMNS = {0: ["Becker", "Koch"], 1: ["Anna", "Ben"]}


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Mia\nBen\n\n 1. Zoé \n2) Łucja\n- Ayşe\nMaja K.", ["Mia", "Ben", "Zoé", "Łucja", "Ayşe", "Maja K."]),
        ("Mi\u200ba\n\u202eneB\u202c\n\ufeff\n;;", ["Mia", "neB"]),
        ("Vorname;\nMia;\nBen;", ["Mia", "Ben"]),
        ("Name\nMia\nBen", ["Mia", "Ben"]),
        ("Mia\nAyşe Nur\nBen", ["Mia", "Ayşe Nur", "Ben"]),
        ("1 Mia\n02 Ben\n3)Zoé\n4.Ayşe\n● Łucja\n☐ Eva", ["Mia", "Ben", "Zoé", "Ayşe", "Łucja", "Eva"]),
        ("Mia 12.03.2011\nBen 2011-04-13", ["Mia", "Ben"]),
        ("Schülerliste 8b\nVorname\nMia\nBen", ["Mia", "Ben"]),
        (", ".join(["Mia"] * 24), ["Mia"] * 24),
        ("", []),
    ],
)
def test_a_list_of_names_alone_has_no_columns(typed: str, names: list[str]) -> None:
    listed = read_list(typed)
    assert (listed.has_columns, listed.wholes) == (False, names)


@pytest.mark.parametrize(
    ("typed", "columns"),
    [
        (
            "Becker, Anna\nKowalski\tJan\nWójcik;Tomek",
            {0: ["Becker", "Kowalski", "Wójcik"], 1: ["Anna", "Jan", "Tomek"]},
        ),
        ('"Becker","Anna"\n"Kowalski","Jan"', {0: ["Becker", "Kowalski"], 1: ["Anna", "Jan"]}),
        ("1\tBecker\tAnna\t2012-03-04\n2\tKowalski\tJan\t", {1: ["Becker", "Kowalski"], 2: ["Anna", "Jan"]}),
        ("Becker, Anna\t8b\nMia", {0: ["Becker, Anna", "Mia"], 1: ["8b", "Mia"]}),
        (
            "Anna Maria Becker\nJan Kowalski\nMia",
            {0: ["Anna Maria", "Jan", "Mia"], 1: ["Maria Becker", "Kowalski", "Mia"], 2: ["Maria", "Kowalski", "Mia"]},
        ),
        (
            "Иванов Иван Иванович\nПетров Пётр",
            {0: ["Иванов Иван", "Петров"], 1: ["Иван Иванович", "Пётр"], 2: ["Иван", "Пётр"]},
        ),
        ("Becker, Anna, 12.03.2011\nKoch, Ben, 2011-04-13", TWO_COLUMNS),
        ("1 Becker Anna 12.03.2011\n2 Koch Ben 13/4/11", TWO_COLUMNS),
        ("Becker     Anna\nKoch       Ben", TWO_COLUMNS),
        ("Becker - Anna\nKoch – Ben", TWO_COLUMNS),
        ("Becker | Anna\n---|---\nKoch | Ben", TWO_COLUMNS),
        ("Becker，Anna\nKoch；Ben", TWO_COLUMNS),
    ],
)
def test_columns_are_columns(typed: str, columns: dict[int, list[str]]) -> None:
    assert read_list(typed).columns == columns


@pytest.mark.parametrize(
    ("header", "column"),
    [("Name;Vorname", 1), ("Imię\tNazwisko", 0), ("Фамилия;Имя;Отчество", 1), ("SOYADI;ADI", 1),
     ("Nom;Prénom", 1), ("Surname,First name", 1), ("Cognome;Nome", 1)],
)  # fmt: skip
def test_headings_are_no_students_and_tell_the_column(header: str, column: int) -> None:
    listed = read_list(f"{header}\nBecker;Anna\nKowalski;Jan")
    assert (listed.wholes, listed.likely_column) == (["Becker", "Anna", "Kowalski", "Jan"], column)


@pytest.mark.parametrize(
    ("header", "rows", "likely"),
    [
        ("Klasse 8b, Stand 1.9.2026\n\nNr.\tName\tVorname", "1\tBecker\tAnna\n2\tKoch\tBen", 2),
        ("lfd. Nr.\tName\tRufname\tGeb.-Datum", "1.\tBecker\tAnna\t1.1.2012\n2.\tKoch\tBen\t", 2),
        ("| Nachname | Vorname |\n|---|---|", "| Becker | Anna |\n| Koch | Ben |", 2),
    ],
)
def test_what_stands_above_the_headings_is_no_student(header: str, rows: str, likely: int) -> None:
    listed = read_list(f"{header}\n{rows}")
    assert (listed.likely_column, listed.column(likely)) == (likely, ["Anna", "Ben"])


@pytest.mark.parametrize(
    "header", ["Nachname Vorname", "№ п/п\tФамилия Имя", "No\tAdı Soyadı", "Lp.\tNazwisko i imię", "Nom et prénom"]
)
def test_headings_of_both_names_are_no_students(header: str) -> None:
    assert read_list(f"{header}\nMia\nBen").wholes == ["Mia", "Ben"]


def test_once_looked_at_words_are_not_cut_again() -> None:
    assert not read_list("Ayşe Nur\nMehmet Ali", cuts_words=False).has_columns
