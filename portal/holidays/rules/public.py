"""Public holidays by law, of a country and its part, as a kept library knows them."""

from collections.abc import Iterable, Iterator
from datetime import date

from holidays import country_holidays, list_supported_countries

from portal.holidays.rules.days import A_DAY, Span, weekdays
from portal.holidays.rules.entries import Certainty, Description, Kind

SOURCE = "PyPI holidays"
ESTIMATED = "tahmini"  # how the library marks days that depend on the moon, which only Türkiye has here


def public_holidays(iso: str, years: Iterable[int]) -> list[Description]:
    """Those of some calendar years that fall on a weekday; `iso`: an ISO 3166-2 code. Names are in the language of the
    country; days in a row with the same name are one entry. Of a country that the library does not know, none.
    """
    country, _, part = iso.partition("-")
    if country not in list_supported_countries():
        return []
    known = country_holidays(country)
    own_part = part if part in known.subdivisions else None
    days = country_holidays(country, subdiv=own_part, years=years, language=known.default_language)
    return [_described(name, span) for name, span in _spans(sorted(days.items())) if weekdays(span)]


def _spans(days: Iterable[tuple[date, str]]) -> Iterator[tuple[str, Span]]:
    name, span = "", None
    for day, called in days:
        if span and called == name and day == span.end + A_DAY:
            span = Span(span.start, day)
            continue
        if span:
            yield name, span
        name, span = called, Span(day, day)
    if span:
        yield name, span


def _described(name: str, span: Span) -> Description:
    certainty = Certainty.EXPECTED if ESTIMATED in name else Certainty.OFFICIAL
    return Description(Kind.PUBLIC, name, span.start, span.end, certainty, SOURCE)
