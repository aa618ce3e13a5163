"""Readers get a text in their language."""

from portal.core.readable import readable


def test_readers_get_their_language_else_the_original() -> None:
    texts = {"de": "Wirkung", "fr": "Effet"}
    for languages, expected in ((["tr", "fr"], ("Effet", "fr")), (["tr"], ("Wirkung", "de")), ([], ("Wirkung", "de"))):
        shown = readable(texts, languages, "de")
        assert (shown, shown.lang) == expected
    assert readable({"fr": "Effet"}, ["tr"]).lang == "fr"
    assert (readable({}, ["tr"], "de"), readable({}, ["tr"], "de").lang) == ("", "de")
