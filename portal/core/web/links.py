"""Absolute addresses for emails and cards; they never come from the request, whose host name anybody can forge."""

from typing import Any

from flask import current_app


def absolute(endpoint: str, lang: str, **values: Any) -> str:
    """The full address of a page in a language."""
    path = current_app.url_map.bind("portal").build(endpoint, {"lang": lang, **values})
    return f"{current_app.config['BASE_URL'].rstrip('/')}{path}"
