"""Codes of classes and cards, and how forgiving they are when typed."""

import pytest

from portal.classes.rules import codes


def test_a_class_code_has_eight_characters_that_nobody_confuses() -> None:
    code = codes.new_class_code()
    assert len(code) == 8
    assert set(code) <= set(codes.ALPHABET)
    assert not set("ILOU") & set(codes.ALPHABET)


def test_a_card_follows_from_secret_person_and_serial() -> None:
    code = codes.card_code("secret", 7, 1)
    assert len(code) == 10
    assert code == codes.card_code("secret", 7, 1)
    assert (
        len({code, codes.card_code("secret", 7, 2), codes.card_code("secret", 71, 1), codes.card_code("s", 7, 1)}) == 4
    )


@pytest.mark.parametrize(
    "text",
    [
        "AB01C-10KMH",
        "ab01c10kmh",
        " ab 01 c – lo kmh ",
        "AbOic1oKmh",
        "АВ01С-1ОКМН",
        "ＡＢ０１Ｃ１０ＫＭＨ",
        "ab0ıc10kmh",
    ],
)
def test_typing_is_forgiven(text: str) -> None:
    assert codes.typed(text) == "AB01C10KMH"


def test_every_code_is_read_back() -> None:
    for number in range(200):
        code = codes.card_code("secret", number, 1)
        assert codes.typed(codes.shown(code).lower()) == code


def test_only_a_card_is_shown_in_groups() -> None:
    assert codes.shown("AB01C10KMH") == "AB01C-10KMH"
    assert codes.shown("ABCDEF") == "ABCDEF"


def test_a_link_code_is_made_by_this_installation_alone() -> None:
    link = codes.link_code("secret", "AB01C10KMH")
    assert codes.code_of("secret", link) == "AB01C10KMH"
    assert codes.code_of("another secret", link) is None
    for forged in ("", "AB01C10KMH", link[:-1], f"B{link[1:]}", link.lower(), f"{link}A", "İ" * 22):
        assert codes.code_of("secret", forged) is None


def test_a_pin_follows_from_secret_student_and_card() -> None:
    pins = {codes.pin("secret", 7, 1), codes.pin("secret", 7, 2), codes.pin("secret", 71, 1), codes.pin("s", 7, 1)}
    assert len(pins) == 4
    assert {(len(pin), pin.isdigit()) for pin in pins} == {(6, True)}
    assert codes.shown_pin("012345") == "012 345"
