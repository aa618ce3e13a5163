"""Ada reads and changes the rules of consent, in her language, with their source in its own."""

from datetime import date

from portal.consent.queries import versions_of
from tests.cast import Cast

NEW = {
    "valid_from": "2026-01-01",
    "student_from": "14",
    "parent_until": "18",
    "without_consent": "work",
    "language": "de",
    "basis": "Öffentliche Aufgabe der Schule",
    "source": "Erlass vom Januar",
    "confidence": "high",
}


def test_how_sure_a_rule_is_stands_in_the_language_of_the_page_and_its_source_in_its_own(cast: Cast) -> None:
    page = cast.signed_in(cast.ada).get("/de/consent/rules").text
    assert '<span lang="en">KunstUrhG § 22' in page
    assert ("weitgehend gesichert" in page, "medium" in page) == (True, False)


def test_a_new_version_says_in_which_language_it_is(cast: Cast) -> None:
    ada = cast.signed_in(cast.ada)
    assert ada.post("/de/consent/rules/hessen", data=NEW).status_code == 303
    [newest, *_] = versions_of("hessen")
    assert (newest.valid_from, newest.language, newest.confidence) == (date(2026, 1, 1), "de", "high")
    page = cast.signed_in(cast.carla).get(f"/en/classes/{cast.school_class.id}/consent").text
    assert '<span lang="de">Öffentliche Aufgabe der Schule</span>' in page
