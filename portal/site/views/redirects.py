"""Redirects addresses as people type them: without a language, in capitals, with a slash too many."""

from urllib.parse import quote

from flask import Flask, current_app, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, NotFound

from portal.core.web.access import open_to_everyone
from portal.core.web.errors import failed
from portal.core.web.locale import to_language


@open_to_everyone
def without_language(**_values: object) -> ResponseReturnValue:
    return to_language()


def init_redirects(app: Flask) -> None:
    """A redirect for every page with a language; runs as the last, when all pages are there."""
    for rule in [rule for rule in app.url_map.iter_rules() if "lang" in rule.arguments]:
        if "GET" in (rule.methods or ()):
            app.add_url_rule(rule.rule.partition(":lang>")[2], "site.without_language", without_language)
    app.register_error_handler(NotFound, typed_by_hand)


def typed_by_hand(error: NotFound) -> ResponseReturnValue:
    """Leads to the page that was meant, when there is no such address but one that is spelled a little differently."""
    is_unknown = request.routing_exception is error and request.method in ("GET", "HEAD")
    path = _meant(request.path) if is_unknown else None
    if path is None:
        return failed(error)
    return redirect(f"{path}?{request.query_string.decode()}" if request.query_string else path)


def _meant(path: str) -> str | None:
    """The same words in small letters, with the codes as they were typed."""
    typed = [part for part in path.split("/") if part]
    small = [part.lower() for part in typed]
    adapter = current_app.create_url_adapter(request)
    for ending in ("", "/"):
        try:
            rule, _ = adapter.match(f"/{'/'.join(small)}{ending}", method="GET", return_rule=True)  # type: ignore[union-attr]
        except HTTPException:
            continue
        places = rule.rule.strip("/").split("/")
        if len(places) == len(typed):
            parts = [word if _is_code(place) else low for word, low, place in zip(typed, small, places, strict=True)]
            return f"/{'/'.join(quote(part) for part in parts)}{ending}"
    return None


def _is_code(place: str) -> bool:
    """Whether anything can stand there, capitals too."""
    return "<" in place and not place.endswith(":lang>")
