"""Students’ Markdown becomes safe HTML, whatever they paste."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.web.markdown import TAGS, excerpt, markdown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Unser **Fluss** ist *lang*.", "<p>Unser <strong>Fluss</strong> ist <em>lang</em>.</p>"),
        ("Zeile\nZeile", "<p>Zeile<br>\nZeile</p>"),
        ("~~falsch~~", "<p><s>falsch</s></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        # The page’s own heading is the only h1.
        ("# Titel\n\n###### klein", "<h2>Titel</h2>\n<h4>klein</h4>"),
        (
            "[Karte](https://example.org/a?b=1&c=2)",
            '<p><a href="https://example.org/a?b=1&amp;c=2" rel="nofollow noopener ugc">Karte</a></p>',
        ),
    ],
)
def test_what_students_write(typed: str, shown: str) -> None:
    assert markdown(typed).strip() == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](JaVaScRiPt:alert(1))", "<p>[x](JaVaScRiPt:alert(1))</p>"),
        ("[x](data:text/html;base64,PHNjcmlwdD4=)", "<p>[x](data:text/html;base64,PHNjcmlwdD4=)</p>"),
        ("[x](mailto:a@b.example)", '<p><a rel="nofollow noopener ugc">x</a></p>'),
        (
            '[x](https://e.example/"onmouseover=alert(1))',
            '<p><a href="https://e.example/%22onmouseover=alert(1)" rel="nofollow noopener ugc">x</a></p>',
        ),
        # No pictures from elsewhere: strangers would learn who reads.
        (
            "![Katze](https://tracker.example/c.png)",
            '<p>!<a href="https://tracker.example/c.png" rel="nofollow noopener ugc">Katze</a></p>',
        ),
    ],
)
def test_what_could_harm_readers(typed: str, shown: str) -> None:
    assert markdown(typed).strip() == shown


@given(st.text(st.sampled_from("<>&\"'`![]()*_~#-=:/ \nabij") | st.characters(exclude_categories=["Cs"]), max_size=80))
def test_only_known_tags_ever_come_out(typed: str) -> None:
    html = str(markdown(typed))
    assert {tag.lower() for tag in re.findall(r"<\s*/?\s*(\w+)", html)} <= TAGS
    assert {name for tag in re.findall(r"<\w+([^>]*)>", html) for name in re.findall(r'(\w+)="', tag)} <= {
        "href",
        "rel",
    }


def test_an_excerpt_is_plain_and_ends_with_a_word() -> None:
    assert excerpt("# Der *Fluss*\n\nUnser Fluss, die Lahn, ist lang.", 25) == "Der Fluss Unser Fluss…"
    assert excerpt("kurz & gut") == "kurz & gut"


def test_an_excerpt_is_escaped_by_the_page_not_before() -> None:
    text = excerpt("<script>alert(1)</script>")
    assert (type(text), text) == (str, "<script>alert(1)</script>")


@given(st.text(max_size=400), st.integers(10, 200))
def test_an_excerpt_is_never_longer_than_asked(typed: str, length: int) -> None:
    assert len(excerpt(typed, length)) <= length + 1
