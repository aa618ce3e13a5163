"""Filters: from the address, and back into it."""

from portal.site.rules import Filters, known_filters

MENUS = {"region": {"hessen", "bursa"}, "topic": {"nature"}, "age": {"14"}}


def test_an_address_without_filters_chooses_everything() -> None:
    assert known_filters({}, MENUS) == Filters()
    assert Filters().chosen == {}
    assert Filters().facets == []


def test_only_what_the_gallery_knows_is_chosen() -> None:
    typed = {"region": "atlantis", "topic": "nature", "age": "14; DROP TABLE", "after": "x", "kind": "image"}
    assert known_filters(typed, MENUS) == Filters(topic="nature")


def test_a_project_is_a_short_number() -> None:
    assert known_filters({"project": "12"}, MENUS) == Filters(project="12")
    for bent in ("-1", "1.5", "x", "", "9999999999999999999999", "²", "١"):
        assert known_filters({"project": bent}, MENUS) == Filters()


def test_facets_are_looked_for_from_the_rarest_kind_on() -> None:
    assert Filters(kind="image", age="14", topic="nature", region="bursa").facets == [
        "topic:nature",
        "age:14",
        "kind:image",
    ]


def test_a_filter_can_be_taken_back_alone() -> None:
    assert Filters(region="bursa", age="14").without("age") == {"region": "bursa"}
