"""What students write becomes safe HTML, whatever they paste; what they did not mean as markup stays as they typed it."""

import re
import time
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.core.text import clean
from portal.core.web.markdown import TAGS, excerpt, markdown, without_markup

LINK = ' rel="nofollow noopener ugc"'


def lines(typed: str) -> list[str]:
    """What a reader sees in each line."""
    html = re.sub(r"<br>\n|</(p|li|h\d)>|<[uo]l>", "\n", str(markdown(typed)))
    return [line.strip() for line in unescape(re.sub(r"<[^>]*>", "", html)).split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Unser **Fluss** ist *lang*.", "<p>Unser <strong>Fluss</strong> ist <em>lang</em>.</p>"),
        (
            "**Titel:** _leise_, ***laut***",
            "<p><strong>Titel:</strong> <em>leise</em>, <em><strong>laut</strong></em></p>",
        ),
        ("**🎉 Fest 🎉**", "<p><strong>🎉 Fest 🎉</strong></p>"),
        (
            "[https://a.example](https://b.example)",
            f'<p><a href="https://b.example"{LINK}>https://a.example</a></p>',
        ),
        ("Zeile\nZeile", "<p>Zeile<br>\nZeile</p>"),
        ("Absatz\n\nAbsatz", "<p>Absatz</p>\n<p>Absatz</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("Liste:\n* 2 Eier\n* Milch\nEnde", "<p>Liste:</p>\n<ul>\n<li>2 Eier</li>\n<li>Milch</li>\n</ul>\n<p>Ende</p>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("- a\n  weiter\n- b", "<ul>\n<li>a<br>\nweiter</li>\n<li>b</li>\n</ul>"),
        ("- a\n  - x\n  - y\n- b", "<ul>\n<li>a<ul>\n<li>x</li>\n<li>y</li>\n</ul>\n</li>\n<li>b</li>\n</ul>"),
        # The page’s own heading is the only h1.
        ("# Titel\n\n###### klein", "<h2>Titel</h2>\n<h4>klein</h4>"),
        ("## Titel ##", "<h3>Titel</h3>"),
        (
            "[Karte](https://example.org/a?b=1&c=2)",
            f'<p><a href="https://example.org/a?b=1&amp;c=2"{LINK}>Karte</a></p>',
        ),
        (
            "Siehe https://example.org/Lahn_(Fluss).",
            f'<p>Siehe <a href="https://example.org/Lahn_(Fluss)"{LINK}>https://example.org/Lahn_(Fluss)</a>.</p>',
        ),
        ("[[https://a.example]]", f'<p>[[<a href="https://a.example"{LINK}>https://a.example</a>]]</p>'),
        ("Https://A.example/b", f'<p><a href="Https://A.example/b"{LINK}>Https://A.example/b</a></p>'),
        ("**https://a.example**", f'<p><strong><a href="https://a.example"{LINK}>https://a.example</a></strong></p>'),
        ("Der Mond\n  steht\n\tstill", "<p>Der Mond<br>\n&nbsp;&nbsp;steht<br>\n&nbsp;&nbsp;&nbsp;&nbsp;still</p>"),
    ],
)
def test_what_students_clearly_mean(typed: str, shown: str) -> None:
    assert markdown(typed).strip() == shown


@pytest.mark.parametrize(
    "typed",
    [
        "3. Oktober: Ankunft\n4. Oktober: Abfahrt",
        "3. Oktober",
        "1989.",
        "1. Mai",
        "7. sieben\n3. drei",
        "1. eins\n2. zwei\n5. fünf",
        "1) eins\n2) zwei",
        "- 5 Grad\n- 12 Grad",
        "- allein",
        "+ gut\n+ billig",
        "> 100 Menschen",
        "2*3*4 = 24 und 5 * 6 = 30",
        "Schüler*innen und Lehrer*innen",
        "(*_*) *-* ^_^ T_T -_- ¯\\_(ツ)_/¯ (*) und (*)",
        "Preis* und Steuer* *ohne Gewähr",
        "Das Wort ist ____ und __2__.",
        "snake_case_name, __init__",
        "**** Hotel",
        "~~~ Ende ~~~ und ~~falsch~~",
        "* * *",
        "---",
        "Text\n---",
        "Text\n===",
        "#hashtag und #1",
        "# 1",
        "l`eau et d`air",
        "    vier Blanks",
        "&copy; &amp; &nbsp;",
        "C:\\neu\\*.txt",
        "[1](2) und [Anm.](siehe unten)",
        "[x]: https://example.org",
        "<3 <b>fett</b> <https-los>",
        "|a|b|\n|-|-|\n|1|2|",
        "https://a.example/*b*/c und https://a.example/_d_/?q=*e*",
        "Ende  \nhart\\\nweiter",
    ],
)
def test_what_nobody_meant_as_markup_stays_as_it_was_typed(typed: str) -> None:
    assert lines(typed) == [re.sub(r"\s+", " ", line).strip() for line in typed.split("\n")]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](JaVaScRiPt:alert(1))", "<p>[x](JaVaScRiPt:alert(1))</p>"),
        ("[x](data:text/html;base64,PHNjcmlwdD4=)", "<p>[x](data:text/html;base64,PHNjcmlwdD4=)</p>"),
        ("[x](mailto:a@b.example)", "<p>[x](mailto:a@b.example)</p>"),
        (
            '[x](https://e.example/"onmouseover=alert(1))',
            f'<p><a href="https://e.example/%22onmouseover=alert(1)"{LINK}>x</a></p>',
        ),
        # No pictures from elsewhere: strangers would learn who reads.
        ("![Katze](https://tracker.example/c.png)", f'<p>!<a href="https://tracker.example/c.png"{LINK}>Katze</a></p>'),
    ],
)
def test_what_could_harm_readers(typed: str, shown: str) -> None:
    assert markdown(typed).strip() == shown


SIGNS = st.text(
    st.sampled_from("<>&\"'`![]()*_~#-=:/ \n\t.123abij") | st.characters(exclude_categories=["Cs"]), max_size=80
)


@given(SIGNS)
def test_only_known_tags_ever_come_out(typed: str) -> None:
    html = str(markdown(typed))
    assert {tag.lower() for tag in re.findall(r"<\s*/?\s*(\w+)", html)} <= TAGS
    assert {name for tag in re.findall(r"<\w+([^>]*)>", html) for name in re.findall(r'(\w+)="', tag)} <= {
        "href",
        "rel",
    }


@given(SIGNS)
@example("1. a\n2. b\n\n3. c")
@example("- 1 a\n- b\n  - 2")
@example("Ω\u1fef ½ ª")
def test_no_letter_and_no_number_is_ever_lost_or_changed(typed: str) -> None:
    text = clean(typed)
    assert _letters(without_markup(text)) == _letters(text)
    assert _letters(unescape(re.sub(r"<[^>]*>", "", _with_numbers(str(markdown(text)))))) == _letters(text)


def test_the_address_behind_the_words_of_a_link_is_where_it_leads() -> None:
    assert without_markup("Die [Karte](https://example.org/7) hängt.") == "Die Karte hängt."


def test_an_excerpt_is_plain_and_ends_with_a_word() -> None:
    assert excerpt("# Der *Fluss*\n\nUnser Fluss, die Lahn, ist lang.", 25) == "Der Fluss Unser Fluss…"
    assert excerpt("1. Eier\n2. Milch\n\n3. Oktober") == "1. Eier 2. Milch 3. Oktober"
    assert excerpt("kurz & gut") == "kurz & gut"


def test_an_excerpt_is_escaped_by_the_page_not_before() -> None:
    text = excerpt("<script>alert(1)</script>")
    assert (type(text), text) == (str, "<script>alert(1)</script>")


@given(st.text(max_size=400), st.integers(10, 200))
def test_an_excerpt_is_never_longer_than_asked(typed: str, length: int) -> None:
    assert len(excerpt(typed, length)) <= length + 1


@pytest.mark.parametrize("typed", ["[" * 20_000, "[a" * 10_000, "# " + " " * 20_000 + "x", "- a\n" * 5_000, "*a " * 7_000,
                                   "\n".join(" " * depth + "- a" for depth in range(190)), "https://" + "." * 20_000])  # fmt: skip
def test_no_text_keeps_the_server_busy(typed: str) -> None:
    assert markdown(typed[:20_000])


def _letters(text: str) -> list[str]:
    return [sign for sign in text if sign.isalnum()]


def _with_numbers(html: str) -> str:
    """Numbers that browsers write before the entries of numbered lists."""
    counts: list[int | None] = []
    shown = ""
    for part in re.split(r"(</?[uo]l>|<li>)", html):
        shown += part
        if part in ("<ul>", "<ol>"):
            counts.append(0 if part == "<ol>" else None)
        elif part in ("</ul>", "</ol>"):
            counts.pop()
        elif part == "<li>" and (count := counts[-1]) is not None:
            counts[-1] = count + 1
            shown += f" {count + 1} "
    return shown


@pytest.mark.parametrize("line", ["1. a", "- 5", "- !"])
def test_thousands_of_lines_that_are_no_list_take_no_minutes(line: str) -> None:
    began = time.process_time()
    assert len(lines(f"{line}\n" * 3000)) == 3000
    assert time.process_time() - began < 5
