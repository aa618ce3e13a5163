"""Which language a page speaks: the URL, then the person's setting, then the browser."""

from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton, format_time, get_datetime_format
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from flask import Flask, current_app, g, has_request_context, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import Babel, get_locale, gettext, to_user_timezone
from flask_login import current_user

from portal.config import LANGUAGES
from portal.core.text import sort_key
from portal.core.web.access import has_session

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

# What may stand in a path and in a query as it is (RFC 3986); the % of a query belongs to what is quoted already.
PATH_SIGNS = "/!$&'()*+,;=:@"
QUERY_SIGNS = "/!$'()*+,;=:@?&%"

babel = Babel()


def init_locale(app: Flask) -> None:
    """Puts the language into every URL, every template and every text."""
    babel.init_app(app, locale_selector=wanted_language)
    app.url_value_preprocessor(_take_language)
    app.url_defaults(_give_language)
    app.jinja_env.filters.update(
        day=day, day_long=day_long, moment=moment, number=number, share=share, listed=listed, size=size, span=span
    )
    app.jinja_env.globals.update(own_names=OWN_NAMES, language=language, elsewhere=elsewhere)


def language() -> str:
    """The language of the current text, as in the URL."""
    locale = get_locale()
    return locale.language if locale else "en"


def formats() -> Locale:
    """The locale for dates and numbers; English means British."""
    return Locale.parse("en_GB") if language() == "en" else Locale(language())


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


def day(value: date) -> str:
    """A date for tables."""
    return format_date(_by_the_clock(value), "medium", locale=formats())


def day_long(value: date) -> str:
    """A date for prose; the French first of a month is 1er."""
    value = _by_the_clock(value)
    text = format_date(value, "long", locale=formats())
    return text.replace("1 ", "1er ", 1) if language() == "fr" and value.day == 1 else text


def moment(value: datetime) -> str:
    """Day and minute."""
    time = format_time(to_user_timezone(value), "short", locale=formats())
    return str(get_datetime_format("medium", locale=formats())).format(time, day(value))


def _by_the_clock(value: date) -> date:
    """The day that the clocks at the portal's seat show at this moment; days stay as they are."""
    return to_user_timezone(value) if isinstance(value, datetime) else value


def span(start: date, end: date) -> str:
    return format_interval(start, end, "yMMMMd", locale=formats())


def month_name(value: date) -> str:
    """A month of a year as a heading: `February 2027`."""
    return format_skeleton("yMMMM", value, locale=formats())


def number(value: float) -> str:
    return format_decimal(value, locale=formats())


def share(value: float, digits: int = 0) -> str:
    """As a percentage with so many decimals at most."""
    return format_percent(round(value, 2 + digits), locale=formats(), decimal_quantization=False)


def listed(items: list[str], style: str = "standard") -> str:
    """`a, b and c` in the reader's language."""
    return format_list([str(item) for item in items], style=style, locale=formats())  # type: ignore[arg-type]


def size(n_bytes: int) -> str:
    """Megabytes with one decimal."""
    return str(gettext("%(n)s MB", n=format_decimal(n_bytes / 1_000_000, format="#,##0.0", locale=formats())))


def in_order(texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """(code, label) pairs sorted by label as the reader's dictionary would."""
    return sorted(((code, str(label)) for code, label in texts), key=lambda pair: sort_key(pair[1], language()))
