"""Contact data is found in six languages, and what only looks like it is not; how long that takes."""

import time
from pathlib import Path

import pytest

from portal.spotting.excerpts import Excerpt, find_excerpts
from portal.spotting.finding import find_spots
from portal.spotting.spots import Kind, Spot
from tests.spotting.measuring import LINES, MORE_LINES, UNSEEN_LINES, lines, measured

AIM = 0.95
LANGUAGES = {"de", "fr", "it", "pl", "ru", "tr"}
KIBIBYTES_20 = 20 * 1024


@pytest.mark.parametrize("path", [LINES, MORE_LINES, UNSEEN_LINES], ids=["first", "more", "unseen"])
def test_in_each_language_and_of_each_kind_nearly_all_is_found_and_nearly_nothing_else(path: Path) -> None:
    scores = measured(lines(path))
    assert scores.keys() == LANGUAGES | (set(Kind) - {Kind.UNREAD}) | {"all"}
    weak = {key: score for key, score in scores.items() if min(score.precision, score.recall) < AIM}
    assert weak == {}


def test_the_lines_are_many_and_half_of_them_are_harmless() -> None:
    rows = lines(LINES)
    assert len(rows) >= 300
    assert {row["language"] for row in rows} == LANGUAGES
    assert sum(not row["kinds"] for row in rows) > 140


def test_a_spot_says_where_it_stands() -> None:
    text = "Ich heiße Mia.\nSchreib an mia@example.org, oder ruf an: 0171 3920045!"
    found = find_spots(text)
    assert found == [
        Spot(26, 41, Kind.EMAIL, "mia@example.org"),
        Spot(56, 68, Kind.PHONE, "0171 3920045"),
    ]
    assert [text[spot.start : spot.end] for spot in found] == [spot.text for spot in found]


def test_an_address_over_two_lines_is_one() -> None:
    spot = find_spots("Mia Muster\nRosengasse 5\n65183 Wiesbaden\n")[0]
    assert spot.text == "Rosengasse 5\n65183 Wiesbaden"


def test_a_town_ends_with_its_sentence() -> None:
    assert find_spots("Lindenstraße 12, 35037 Marburg. Insta ist toll.")[0].text == "Lindenstraße 12, 35037 Marburg"


def test_an_excerpt_shows_whole_words_around_it() -> None:
    text = f"{'Es war einmal ein Fluss. ' * 3}Ruf an: 0171 3920045! {'Er floss und floss und floss. ' * 3}"
    [excerpt] = find_excerpts(f"Oben.\n{text}\nUnten.")
    assert excerpt == Excerpt(
        Kind.PHONE,
        "0171 3920045",
        "… Fluss. Es war einmal ein Fluss. Ruf an: ",
        "! Er floss und floss und floss. Er floss …",
    )
    assert excerpt.essence == "01713920045"
    assert find_excerpts("Ruf an: 0171 3920045") == [Excerpt(Kind.PHONE, "0171 3920045", "Ruf an: ", "")]


def test_a_number_of_a_pupil_is_no_phone_number_too() -> None:
    assert [spot.kind for spot in find_spots("Schülernummer: 0171 3920045")] == [Kind.SCHOOL_ID]


@pytest.mark.parametrize(
    "line",
    [
        "Das Buch hat die ISBN 0-306-40615-2.",
        "Geöffnet vom 01.02.2025 bis 03.04.2025",
        "Stundenplan: 08.30 - 09.15, dann 09.20 - 10.05",
        "Binär: 0110 1001 0110 1011",
        "In 2020/2021 und 2021-2022 war es still.",
        "Fibonacci: 0 1 1 2 3 5 8 13 21 34",
        "In der Sahara 123456 Sandkörner",
        "Die Zahl 0.123456789",
        "Der Spielplatz 3 und der Schulweg 12",
        "Ihr seht: 555 555 555",
    ],
)
def test_digits_that_are_no_contact(line: str) -> None:
    assert find_spots(line) == []


def test_where_an_author_lived_is_told_and_where_a_pupil_lives_is_found() -> None:
    assert find_spots("Sie wurde 1821 in der Rosengasse 5 geboren.") == []
    assert [spot.text for spot in find_spots("Dort, wo sie 1821 geboren wurde, wohne ich: Rosengasse 5")] == [
        "Rosengasse 5"
    ]


def test_of_very_many_numbers_each_is_found() -> None:
    """The library is not asked about all of them."""
    rows = [f"0171 39200{number:02}" for number in range(100)] + [f"+49 171 39200{number:02}" for number in range(100)]
    russian = [f"8 900 000-12-{number:02}" for number in range(10, 40)]
    assert len(find_spots("\n".join(rows + russian))) == 230


HOSTILE = ["a", "A", "Aa ", "1 ", "1", "a.", "a@", "@", "insta ", "1 rue ", "de la ", "via A ", "ул. А ", "Aa Sok. ",
           "Guteer Aa", "Lstraße 1 ", "straß", "Aa Mah. 1. ", "öğrenci no ", "a (at) ", "a at a punkt ", " ", "\n", "-",
           "12345 Aa ", "Telefon 0171 3920045 ", "iban ", "matricola ", "ul. św. ", "A-", "a_", "discord a b c d ", "(",
           "12-34 ", "0171 3920 ", "+", "#1234", "vk.com/", "д. 1, кв. 2 "]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_keeps_a_reader_waiting(piece: str) -> None:
    """Twenty kibibytes of anything; what grows with the square of the length would take seconds."""
    text = piece * (KIBIBYTES_20 // len(piece))
    start = time.process_time()
    find_spots(text)
    assert time.process_time() - start < 0.5


def test_a_long_story_takes_no_time_that_anybody_notices() -> None:
    """About 12 ms on the machine that this was written on; processor time, best of three."""
    story = " ".join(row["line"] for row in lines(LINES) if not row["kinds"])
    text = (story * 5)[:KIBIBYTES_20]
    assert min(_seconds(text) for _ in range(3)) < 0.06


def _seconds(text: str) -> float:
    start = time.process_time()
    find_spots(text)
    return time.process_time() - start
