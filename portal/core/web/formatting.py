"""Dates, numbers and lists as the reader's language writes them."""

from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton, format_time, get_datetime_format
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from flask import Flask
from flask_babel import gettext, to_user_timezone

from portal.core.text import plain_name, sort_key
from portal.core.web.locale import language


def init_formatting(app: Flask) -> None:
    """Gives templates the filters, and the names of days."""
    app.jinja_env.filters.update(
        day=day,
        day_long=day_long,
        moment=moment,
        number=number,
        share=share,
        listed=listed,
        size=size,
        span=span,
        plain_name=plain_name,
    )
    app.jinja_env.globals.update(weekday=weekday, weekday_short=weekday_short)


def formats() -> Locale:
    """The locale for dates and numbers; English means British."""
    return Locale.parse("en_GB") if language() == "en" else Locale(language())


def day(value: date) -> str:
    """A date for tables."""
    return format_date(_by_the_clock(value), "medium", locale=formats())


def day_long(value: date) -> str:
    """A date for prose; the French first of a month is 1er."""
    value = _by_the_clock(value)
    text = format_date(value, "long", locale=formats())
    return text.replace("1 ", "1er ", 1) if language() == "fr" and value.day == 1 else text


def weekday(value: date) -> str:
    """A day as a heading: `Friday, 12 June 2027`."""
    return format_date(value, "full", locale=formats())


def weekday_short(value: date) -> str:
    """For lists of days near each other: `Fri 12 Jun`."""
    return format_skeleton("MMMEd", value, locale=formats())


def moment(value: datetime) -> str:
    """Day and minute."""
    time = format_time(to_user_timezone(value), "short", locale=formats())
    return str(get_datetime_format("medium", locale=formats())).format(time, day(value))


def span(start: date, end: date) -> str:
    return _span(start, end, formats())


@lru_cache(maxsize=4096)
def _span(start: date, end: date, locale: Locale) -> str:
    """Kept, because finding the pattern for two days takes longer than all else of a row."""
    return format_interval(start, end, "yMMMMd", locale=locale)


def month_name(value: date) -> str:
    """A month of a year as a heading: `February 2027`."""
    return format_skeleton("yMMMM", value, locale=formats())


def weekday_names(value: date) -> tuple[str, str]:
    """Short and whole."""
    short, whole = (format_date(value, style, locale=formats()) for style in ("ccc", "cccc"))
    return short, whole


def number(value: float) -> str:
    return format_decimal(value, locale=formats())


def share(value: float, digits: int = 0) -> str:
    """As a percentage with so many decimals at most."""
    return format_percent(round(value, 2 + digits), locale=formats(), decimal_quantization=False)


def listed(items: list[str], style: str = "standard") -> str:
    """`a, b and c` in the reader's language."""
    return format_list([str(item) for item in items], style=style, locale=formats())  # type: ignore[arg-type]


def size(n_bytes: int) -> str:
    """Megabytes with one decimal; what would be none of them, in kilobytes."""
    if n_bytes < 100_000:
        return str(gettext("%(n)s kB", n=number(-(-n_bytes // 1000))))
    return str(gettext("%(n)s MB", n=format_decimal(n_bytes / 1_000_000, format="#,##0.0", locale=formats())))


def in_order(texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """(code, label) pairs sorted by label as the reader's dictionary would."""
    return sorted(((code, str(label)) for code, label in texts), key=lambda pair: sort_key(pair[1], language()))


def _by_the_clock(value: date) -> date:
    """The day that the clocks at the portal's seat show at this moment; days stay as they are."""
    return to_user_timezone(value) if isinstance(value, datetime) else value
