"""In which language a page is written: that of the URL, then of the person's settings, then of the browser."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from flask import Flask, current_app, g, has_request_context, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import Babel, get_locale
from flask_login import current_user

from portal.config import LANGUAGES
from portal.core.readable import Readable, readable
from portal.core.web.access import has_session
from portal.core.web.links import PATH_SIGNS, QUERY_SIGNS

# Endonyms, never translated, never flags.
OWN_NAMES = {
    "de": "Deutsch",
    "fr": "Français",
    "it": "Italiano",
    "pl": "Polski",
    "ru": "Русский",
    "tr": "Türkçe",
    "en": "English",
}

babel = Babel()


def init_locale(app: Flask) -> None:
    """Puts the language into every URL, every template and every text."""
    babel.init_app(app, locale_selector=wanted_language)
    app.url_value_preprocessor(_take_language)
    app.url_defaults(_give_language)
    app.jinja_env.globals.update(own_names=OWN_NAMES, language=language, elsewhere=elsewhere, in_language=in_language)


def language() -> str:
    """The language of the current text, as in the URL."""
    locale = get_locale()
    return locale.language if locale else "en"


def in_language(texts: Mapping[str, str], original: str) -> Readable:
    """In the language of the current text, or else the original."""
    return readable(texts, [language()], original)


def wanted_language() -> str:
    if not has_request_context():
        return str(current_app.config["BABEL_DEFAULT_LOCALE"])
    if "language" in g:
        return str(g.language)
    if has_session() and current_user.is_authenticated:
        return str(current_user.language)
    return request.accept_languages.best_match(LANGUAGES, default="de") or "de"


def _take_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values and "lang" in values:
        g.language = values.pop("lang")
    elif request.routing_exception and (first := request.path.split("/")[1]) in LANGUAGES:
        g.language = first  # no such page, but its address says in which language to say so


def _give_language(endpoint: str, values: dict[str, Any]) -> None:
    if "lang" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "lang"):
        values["lang"] = language()


def elsewhere(lang: str) -> str:
    """This very page in another language."""
    if request.method != "GET" or "language" not in g:
        return url_for("site.home", lang=lang)
    if "elsewhere" not in g:
        query = quote(request.query_string, safe=QUERY_SIGNS)
        g.elsewhere = quote(request.path.removeprefix(f"/{g.language}"), safe=PATH_SIGNS) + (
            "?" + query if query else ""
        )
    return f"{request.root_path}/{lang}{g.elsewhere}"


def to_language() -> ResponseReturnValue:
    """Sends an address without a language to the same one with it."""
    query = f"?{request.query_string.decode()}" if request.query_string else ""
    answer = redirect(f"/{wanted_language()}{request.path.rstrip('/')}{query}" + ("/" if request.path == "/" else ""))
    answer.vary.add("Accept-Language")
    return answer
