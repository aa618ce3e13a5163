"""An email is tried for about three days, ever more rarely; the only links in it are the portal's own."""

from datetime import timedelta

import pytest

from portal.core.mail.rules import DELAYS, MAX_ATTEMPTS, delay_after, only_own_links

OURS = "https://portal.example:8443"


def test_waits_grow_from_a_minute_to_a_day() -> None:
    waits = [delay_after(attempt) for attempt in range(1, MAX_ATTEMPTS)]
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (timedelta(minutes=1), timedelta(days=1))


def test_all_attempts_together_last_about_three_days() -> None:
    assert timedelta(days=2, hours=23) < sum(DELAYS, timedelta()) <= timedelta(days=3)


@pytest.mark.parametrize(
    "text",
    [
        f"{OURS}\n",
        f"Bitte hier bestätigen:\n\n{OURS}/de/schools/confirm/WzEsMiwi.aW_k-x~?a=1&b=%C5%82#y\n",
        "Dr. Schulz, z.B. um 10:30 Uhr am 3.4.2026, Klasse 8.b; 1.200 Euro – “Flüsse”",
        "Łódź, Żółw, Ёжик, İstanbul, 社會科學院, 👩🏽‍🎨",
    ],
)
def test_own_links_and_plain_words_stay(text: str) -> None:
    assert only_own_links(text, OURS) == text


def test_the_address_of_an_office_can_be_written_to() -> None:
    text = "Ansprechstelle: Regionalstelle, amt@hessen.example. Kontakt carla@evil.example"
    travels_as = "Ansprechstelle: Regionalstelle, amt@hessen.example. Kontakt carla[@]evil[.]example"
    assert only_own_links(text, OURS, "amt@hessen.example") == travels_as


@pytest.mark.parametrize(
    ("text", "travels_as"),
    [
        ("evil.example", "evil[.]example"),
        ("Carla,evil.example/x", "Carla,evil[.]example/x"),
        ("https://evil.example/a", "https[:]//evil[.]example/a"),
        ("//evil.example", "[//]evil[.]example"),
        ("carla@evil.example", "carla[@]evil[.]example"),
        ("javascript:alert(1)", "javascript[:]alert(1)"),
        ("mailto:carla@evil", "mailto[:]carla[@]evil"),
        ("ｅｖｉｌ．ｅｘａｍｐｌｅ", "evil[.]example"),
        ("evil。example", "evil[。]example"),
        ("пример.рф", "пример[.]рф"),
        ("evil.xn--p1ai", "evil[.]xn--p1ai"),
        ("\u202eelpmaxe.live\u202c", "elpmaxe[.]live"),
        (f"{OURS}.evil.example", "https[:]//portal[.]example[:]8443[.]evil[.]example"),
        (f"{OURS}@evil.example", "https[:]//portal[.]example[:]8443[@]evil[.]example"),
        (f"{OURS}/x,https://evil.example", "https[:]//portal[.]example[:]8443/x,https[:]//evil[.]example"),
        (f"{OURS}//evil.example", "https[:]//portal[.]example[:]8443//evil[.]example"),
        (f"“{OURS}/”", "“https[:]//portal[.]example[:]8443/”"),
    ],
)
def test_what_people_have_typed_travels_as_words(text: str, travels_as: str) -> None:
    assert only_own_links(text, OURS) == travels_as
