"""Names and addresses leave texts in every form, and nothing else does."""

import pytest

from portal.rights.rules.redaction import GAP, Traces
from portal.rights.rules.sections import LEFT_OUT, PARTS, SECRET


@pytest.mark.parametrize(
    ("text", "languages", "left"),
    [
        ("Anna und Ben am Fluss", {"de"}, "… und Ben am Fluss"),
        ("Annas Fahrrad", {"de"}, "… Fahrrad"),
        ("Der Annahof bleibt", {"de"}, "Der Annahof bleibt"),
        ("Z Annie i Anną", {"pl"}, "Z … i …"),
        ("ich will, sagt Will", {"de"}, "ich will, sagt Will"),
        ("annähernd", {"de"}, "annähernd"),
        ("", {"de"}, ""),
    ],
)
def test_a_first_name_goes_in_the_forms_of_the_language(text: str, languages: set[str], left: str) -> None:
    assert Traces("Anna").taken_out_of(text, languages) == left


def test_a_name_that_is_a_word_too_goes_with_its_capital_alone() -> None:
    assert Traces("Will").taken_out_of("Ich will mit Will gehen", {"de"}) == f"Ich will mit {GAP} gehen"


@pytest.mark.parametrize(
    ("name", "language", "text", "left"),
    [
        ("Anna-Lena", "de", "Anna-Lena singt, Anna-Lenas Hund bellt", "… singt, … Hund bellt"),
        ("Anna-Lena", "de", "Anna und Lena, ANNA LENA", "Anna und Lena, …"),
        ("Jean-Paul", "fr", "avec Jean‑Paul", "avec …"),
        ("D'Angelo", "it", "con D’Angelo", "con …"),
        ("Anna A.", "pl", "Anna i Ben, Anna A. i Ben", "Anna i Ben, …. i Ben"),
        ("Оля", "ru", "Мы с Олей у Оли, Олег и олень", "Мы с … у …, Олег и олень"),
        ("Ewa", "pl", "Z Ewą do Ewy, Ewald i ewentualnie", "Z … do …, Ewald i ewentualnie"),
        ("Marek", "pl", "Od Marka dla Markowi, Marzec", "Od … dla …, Marzec"),
        ("Павел", "ru", "С Павлом у Павла, Павлин", "С … у …, Павлин"),
        ("😀", "de", "Von 😀", "Von …"),
    ],
)
def test_names_of_several_words_short_ones_and_those_that_lose_a_vowel(
    name: str, language: str, text: str, left: str
) -> None:
    assert Traces(name).taken_out_of(text, {language}) == left


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ömer", "ÖMER"),
        ("Łukasz", "lukasz"),
        ("Анна", "АННОЙ"),
        ("Оля", "оли"),
        ("Marek", "Marka"),
        ("D'Angelo", "ANGELO"),
    ],
)
def test_rows_with_a_name_are_found_by_databases_that_know_no_marks(name: str, text: str) -> None:
    def plain(word: str) -> str:
        return "".join(letter.lower() if letter.isascii() else letter for letter in word)

    assert any(plain(part) in plain(text) for part in Traces(name).parts)


def test_very_short_names_go_as_they_are_written() -> None:
    assert Traces("Li").taken_out_of("Li isst mit LI und li", {"de"}) == f"{GAP} isst mit LI und li"


def test_a_name_in_the_name_of_a_file_goes_in_small_letters_too() -> None:
    assert Traces("Anna").taken_out_of("anna_am_fluss.jpg", in_any_case=True) == f"{GAP}_am_fluss.jpg"
    assert Traces("Anna-Lena").taken_out_of("anna_lena_am_fluss.jpg", in_any_case=True) == f"{GAP}_am_fluss.jpg"
    assert Traces("Anna").taken_out_of("hannah.jpg", in_any_case=True) == "hannah.jpg"


def test_a_full_name_goes_as_a_whole() -> None:
    traces = Traces("Carla Muster")
    assert traces.taken_out_of("Frau carla  muster und Carla Musterfrau") == f"Frau {GAP} und Carla Musterfrau"


def test_addresses_go_wherever_they_stand_and_leave_a_field_empty() -> None:
    traces = Traces(addresses=("carla@school.example",))
    assert traces.taken_out_of("<CARLA@school.example>") == f"<{GAP}>"
    assert traces.taken_out_of("carla@School.example ") == ""


def test_json_is_looked_through_whole() -> None:
    value = {"message": "Anna ist da", "list": [["text", "für Anna"]], "number": 3, "none": None}
    assert Traces("Anna").taken_out_of_json(value) == {
        "message": f"{GAP} ist da", "list": [["text", f"für {GAP}"]], "number": 3, "none": None,
    }  # fmt: skip


def test_secrets_are_told_by_the_names_of_their_columns() -> None:
    secrets = ["token_hash", "card_hash", "salt", "public_key", "serial", "card_serial", "receipt", "code", "digest"]
    assert [name for name in secrets if not SECRET.search(name)] == []
    assert [name for name in ("name", "codeword_language", "region_key", "text") if SECRET.search(name)] == []


def test_what_is_left_out_says_why() -> None:
    assert all(len(reason) > 20 for reason in LEFT_OUT.values())
    assert not PARTS.keys() & LEFT_OUT.keys()
