"""Students' Markdown as safe HTML: no scripts, no pictures from elsewhere, headings below the page's own."""

import nh3
from flask import Flask
from markdown_it import MarkdownIt
from markupsafe import Markup

TAGS = {"p", "br", "h2", "h3", "h4", "strong", "em", "s", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "a"}
HEADINGS = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h4", "h5": "h4", "h6": "h4"}

_parser = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("strikethrough").disable("image")


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


def excerpt(text: str, length: int = 180) -> str:
    """The first words without markup, for cards and descriptions."""
    plain = " ".join(nh3.clean(str(markdown(text)), tags=set()).split())
    plain = Markup(plain).unescape()  # noqa: S704 - plain text again, escaped where it is shown
    return plain if len(plain) <= length else plain[:length].rsplit(" ", 1)[0].rstrip(",;:–—") + "…"


def init_markdown(app: Flask) -> None:
    app.jinja_env.filters.update(markdown=markdown, excerpt=excerpt)
