"""Texts of students and teachers as safe HTML: only markup that somebody clearly meant, no scripts, no pictures.

Headings stand below the page's own. What is not clearly meant stays as it was typed: words, numbers, line ends.
"""

import nh3
from flask import Flask
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from portal.core.web import meant_blocks, meant_signs

TAGS = {"p", "br", "h2", "h3", "h4", "strong", "em", "ul", "ol", "li", "a"}
HEADINGS = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h4", "h5": "h4", "h6": "h4"}


def markdown(text: str) -> Markup:
    tokens = _parser.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = HEADINGS[token.tag]
    html = _parser.renderer.render(tokens, _parser.options, {})
    return Markup(  # noqa: S704 - nh3 leaves only the tags above
        nh3.clean(
            html, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https"}, link_rel="nofollow noopener ugc"
        )
    )


def without_markup(text: str) -> str:
    """The words as readers see them, in one line: the signs of what was meant are gone, numbers of lists are not."""
    return " ".join(" ".join(_words(token) for token in _parser.parse(text)).split())


def excerpt(text: str, length: int = 180) -> str:
    """The first words without markup, for cards and descriptions."""
    plain = without_markup(text)
    return plain if len(plain) <= length else plain[:length].rsplit(" ", 1)[0].rstrip(",;:–—") + "…"


def init_markdown(app: Flask) -> None:
    app.jinja_env.filters.update(markdown=markdown, excerpt=excerpt)


def _words(token: Token) -> str:
    if token.type == "list_item_open":
        return token.info
    return "".join("\n" if child.tag == "br" else child.content for child in token.children or ())


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"breaks": True}).enable(["newline", "link", "emphasis"])
    parser.enable(["heading", "list"])
    parser.block.ruler.at("heading", meant_blocks.heading, {"alt": ["paragraph"]})
    parser.block.ruler.at("list", meant_blocks.listing, {"alt": ["paragraph"]})
    parser.inline.ruler.at("emphasis", meant_signs.emphasis)
    parser.inline.ruler.at("link", meant_signs.link)
    parser.core.ruler.before("inline", "indentation", meant_signs.indentation)
    parser.core.ruler.push("addresses", meant_signs.addresses)
    return parser


_parser = _make_parser()
