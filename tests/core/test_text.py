"""Text as readers of seven languages mean it: what they search for, how they sort it, what they type."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.config import LANGUAGES
from portal.core.text import clean, fold, looks_like_link, lower, one_line, plain_name, sort_key, upper, words

# Letters, marks and signs of our seven languages, with what keyboards and copied texts bring along.
LETTERS = "aábcçćdeéèêëęfgğhiıİIîïjkłlmnńñoóòôöœpqrsśştuüùûvwxyzźżßẞæÄÖÜÀÉÈÎŁŻабвгдеёжзийклмнопрстуфхцчшщъыьэюяЁЙ"
our_texts = st.text(LETTERS + " -'’0123456789\u0301\u0306\u0307\u0308", max_size=40)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("İSTANBUL", "istanbul"),
        ("IĞDIR", "ığdır"),
        ("IĞDIR", "igdir"),
        ("Şanlıurfa", "sanliurfa"),
        ("Çanakkale", "CANAKKALE"),
        ("ŁÓDŹ", "łódź"),
        ("ŁÓDŹ", "lodz"),
        ("Środa Wielkopolska", "sroda wielkopolska"),
        ("Straße", "strasse"),
        ("STRAẞE", "straße"),
        ("Müller", "muller"),
        ("ÉCOLE", "ecole"),
        ("cœur", "coeur"),
        ("L’Émilie", "l'emilie"),
        ("CITTÀ", "citta"),
        ("ёлка", "елка"),
        ("ЁЛКИНО", "елкино"),
        ("\u0435\u0308лка", "ёлка"),  # decomposed, as in file names of macOS
        ("e\u0301cole", "\u00e9cole"),
    ],
)
def test_search_finds_what_readers_type_alike(typed: str, stored: str) -> None:
    assert fold(typed) == fold(stored)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("мой", "мои"),  # й is a letter, not и with a mark
        ("Йошкар-Ола", "Иошкар-Ола"),
        ("Müller", "Mueller"),
        ("Бурса", "Bursa"),  # no transliteration: names are stored in all languages
        ("sąd", "sad2"),
    ],
)
def test_search_keeps_apart_what_readers_keep_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(our_texts)
@example("Ё\u0308")
@example("ǽ")
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(our_texts)
def test_folding_does_not_see_how_letters_are_composed(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_words_are_folded_and_free_of_signs() -> None:
    assert words("L’École « Łódź », 2026!") == ["l", "ecole", "lodz", "2026"]


@pytest.mark.parametrize(
    ("lang", "small", "capitals"),
    [("tr", "istanbul", "İSTANBUL"), ("tr", "ığdır", "IĞDIR"), ("de", "istanbul", "ISTANBUL")],
)
def test_turkish_keeps_its_dots_in_both_directions(lang: str, small: str, capitals: str) -> None:
    assert upper(small, lang) == capitals
    assert lower(capitals, lang) == small


def test_german_capitals_may_be_longer() -> None:
    assert upper("Straße", "de") == "STRASSE"


SORTED = {
    "de": """Aachen Ägypten apfel Apfel Äpfel Azubi Offenbach Oldenburg Österreich Strasse Straße Strata Übach Ulm
        Zürich Zwolle""",
    "fr": "cote coté côte côté eau école élève Élise étape etc été oeuf œuvre ouest Zoé",
    "it": "Cesena città cittadino Ètna Forlì Forlimpopoli pera perche perché però",
    "pl": """Azja Ąbc cukier czas ćma laska Lublin Luboń ława Łódź osa oset Ostrów ósmy sok Szamotuły śnieg Śrem
        Wągrowiec Września Zamość Ziemia Źródła Żary Żnin""",
    "ru": """едва Ёж ежевика Ежов Елена елка ёлка Ёлкино ель жук Иванов игра йод Переславль Ростов Рыбинск Тутаев
        Углич Ярославль""",
    "tr": """Bursa cam ceviz Çanakkale çay çilek gaz Gemlik göl Iğdır ısı Isparta ışık ilk İnegöl iz İzmir İznik Mudanya
        oda Orhangazi Osmangazi ödev sal şeker ulus ülke Yenişehir Yıldırım""",
}
FOREIGN = {
    "de": "Aquitaine Bursa Çanakkale École Elbe Emilia-Romagna Hessen İznik Łódź Wielkopolska Żnin Zoo Ярославль",
    "pl": "Aquitaine Bursa Çanakkale École Elbe Emilia-Romagna Hessen İznik Łódź Wielkopolska Zoo Żnin Ярославль",
    "ru": "Ярославль Aquitaine Bursa Çanakkale École Elbe Emilia-Romagna Hessen İznik Łódź Wielkopolska Żnin Zoo",
}


# The six regions, named in each language: none has the order of another.
REGIONS = {
    "de": "Aquitaine|Bursa|Emilia-Romagna|Gebiet Jaroslawl|Hessen|Wielkopolska",
    "fr": "Aquitaine|Bursa|Émilie-Romagne|Hesse|région de Iaroslavl|Wielkopolska",
    "it": "Aquitania|Assia|Bursa|Emilia-Romagna|regione di Jaroslavl|Wielkopolska",
    "pl": "Akwitania|Bursa|Emilia-Romania|Hesja|obwód jarosławski|Wielkopolska",
    "ru": "Аквитания|Бурса|Великопольское воеводство|Гессен|Эмилия-Романья|Ярославская область",
    "tr": "Akitanya|Bursa|Emilia-Romagna|Hessen|Wielkopolska|Yaroslavl bölgesi",
}


@pytest.mark.parametrize(("lang", "order"), REGIONS.items())
def test_regions_stand_in_the_order_of_their_names(lang: str, order: str) -> None:
    expected = order.split("|")
    assert sorted(sorted(expected), key=lambda text: sort_key(text, lang)) == expected


@pytest.mark.parametrize(("lang", "order"), [*SORTED.items(), *FOREIGN.items()])
def test_lists_stand_in_the_order_of_the_dictionary(lang: str, order: str) -> None:
    expected = order.split()
    assert sorted(sorted(expected), key=lambda text: sort_key(text, lang)) == expected


@given(our_texts, our_texts, st.sampled_from(LANGUAGES))
def test_only_the_same_text_sorts_to_the_same_place(one: str, other: str, lang: str) -> None:
    same = sort_key(one, lang) == sort_key(other, lang)
    assert same == (one == other)


def test_typed_text_is_composed_and_has_no_control_characters() -> None:
    assert clean(" e\u0301t\u00e9\r\nfin\x00\x07\x1b[31m\x85 ") == "été\nfin[31m"


@pytest.mark.parametrize("sign", ["\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_whatever_ends_a_line_elsewhere_ends_it_here_and_glues_no_words(sign: str) -> None:
    assert clean(f"Zeile{sign}Ende") == "Zeile\nEnde"
    assert one_line(f"Zeile{sign}Ende") == "Zeile Ende"


@pytest.mark.parametrize(
    "nothing",
    ["\u200b", "\u202a\u202c", "\ufeff", "\u00ad", "\u2060", "\u3164", "\u115f", "\uffa0", "\u2800", "\u200d", "\ufe0f", "\u0301",
     "\U000e0061", "\u180e", "\u00a0\u3000", "\U0010fffd", "\u0378"],
)  # fmt: skip
def test_what_nobody_sees_is_nothing(nothing: str) -> None:
    assert one_line(nothing) == ""
    assert clean(nothing) == ""


def test_names_and_titles_have_one_spelling() -> None:
    assert one_line("Ma\u200bja\u00ad \u202eneB\u202c\ufeff  K\u200d.") == "Maja neB K."
    assert one_line("8b\ufe0f") == one_line("8b\u2060") == "8b"


@pytest.mark.parametrize("name", ["❤️", "👩🏽‍🚀", "1️⃣ Schritt", "می‌خواهم", "क्‍ष", "Привет", "10\u00a0km"])
def test_signs_that_belong_to_others_stay(name: str) -> None:
    assert one_line(name) == name


@given(st.text(max_size=40))
def test_a_line_that_was_cleaned_stays_as_it_is(text: str) -> None:
    assert one_line(one_line(text)) == one_line(text)


@given(st.text(max_size=40))
def test_one_line_is_one_for_every_reader(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@pytest.mark.parametrize("text", ["👩‍👩‍👧", "می‌خواهم", "a\tb", "שלום"])
def test_joiners_tabs_and_every_script_stay(text: str) -> None:
    assert clean(text) == text


@given(st.text(max_size=40))
def test_cleaning_a_clean_text_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    "name",
    [
        "Carla Rossi",
        "Dr. Ewa Żółć-Nowak",
        "Çınar D’Amico",
        "Ёлка Н. Ч.",
        "J.R.R. Tolkien",
        "Dr.Schulz",
        "李 小龙",
        "M. O'Neill",
    ],
)
def test_names_of_people_are_names(name: str) -> None:
    assert not looks_like_link(name)


@pytest.mark.parametrize(
    "name",
    ["evil.example", "Carla www.evil", "https://evil", "carla@evil", "Carla/Evil", "a\\b", "Carla <b>", "evil。example",
     "\u202eanna", "javascript:x", "portal.ЕВ", "Carla http:evil"],
)  # fmt: skip
def test_addresses_are_no_names(name: str) -> None:
    assert looks_like_link(name)


@pytest.mark.parametrize(
    ("typed", "for_strangers"),
    [
        ("Dr. Ewa Żółć-Nowak", "Dr. Ewa Żółć-Nowak"),
        ("Çınar D’Amico", "Çınar D’Amico"),
        ("Ёлка", "Ёлка"),
        ("https://evil.example/x?a=1", "https evil. example x a"),
        ("carla@evil.example", "carla evil. example"),
        ("a\r\nBcc: b", "a Bcc b"),
        ("evil。example 👩🏽 \u202eanna", "evil example anna"),
        ("x" * 61, "x" * 60 + "…"),
    ],
)
def test_outside_a_name_is_letters_and_what_joins_them(typed: str, for_strangers: str) -> None:
    assert plain_name(typed) == for_strangers
