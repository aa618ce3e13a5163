"""Dates, numbers, lists and plurals as readers of each language write them, and which language a page speaks.

No-break spaces are written as escapes: U+00A0, U+202F (narrow) and U+2009 (thin).
"""

import gettext
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_currency
from flask import Flask
from flask_babel import force_locale

from portal.config import LANGUAGES
from portal.core.web.formatting import day, day_long, formats, in_order, listed, moment, number, share, size, span
from portal.core.web.locale import OWN_NAMES, init_locale, wanted_language
from scripts.catalogues import PLURAL_FORMS

MARCH_1, MARCH_5, NOVEMBER_1 = date(2026, 3, 1), date(2026, 3, 5), date(1995, 11, 1)
COUNTS = [0, 1, 2, 3, 4, 5, 11, 12, 14, 21, 22, 25, 100, 101, 1000000]


@pytest.fixture(scope="module")
def words_only() -> Flask:
    """An application that knows languages and nothing else."""
    app = Flask("words only")
    app.config["BABEL_DEFAULT_LOCALE"] = "de"
    init_locale(app)
    return app


@pytest.fixture
def lang(request: pytest.FixtureRequest, words_only: Flask) -> Iterator[str]:
    with words_only.test_request_context(), force_locale(request.param):
        yield request.param


def each(expected: dict[str, str]) -> pytest.MarkDecorator:
    """One test per language, with what is expected in it."""
    return pytest.mark.parametrize(("lang", "expected"), expected.items(), indirect=["lang"])


@each({"de": "0 kB|1 kB|12 kB|100 kB|0,1 MB|1,5 MB", "fr": "0 ko|1 ko|12 ko|100 ko|0,1 Mo|1,5 Mo"})
def test_a_file_is_never_said_to_be_nothing(lang: str, expected: str) -> None:
    sizes = [size(n) for n in (0, 1, 11_500, 99_999, 100_000, 1_500_000)]
    assert sizes == expected.replace(" ", "\u00a0").split("|")


# English is British here: the bridge between two European classes has no use for 3/1/26 and weeks from Sunday on.
@each(
    {
        "de": "01.03.2026",
        "fr": "1 mars 2026",
        "it": "1 mar 2026",
        "pl": "1 mar 2026",
        "ru": "1 мар. 2026\u202fг.",
        "tr": "1 Mar 2026",
        "en": "1 Mar 2026",
    }
)
def test_dates_in_tables(lang: str, expected: str) -> None:
    assert day(MARCH_1) == expected


# CLDR writes “1 mars”, good French “1er mars”.
@each(
    {
        "de": "1. März 2026",
        "fr": "1er mars 2026",
        "it": "1 marzo 2026",
        "pl": "1 marca 2026",
        "ru": "1 марта 2026\u202fг.",
        "tr": "1 Mart 2026",
        "en": "1 March 2026",
    }
)
def test_dates_in_prose(lang: str, expected: str) -> None:
    assert day_long(MARCH_1) == expected


@each(
    {
        "de": "1. November 1995",
        "fr": "1er novembre 1995",
        "it": "1 novembre 1995",
        "pl": "1 listopada 1995",
        "ru": "1 ноября 1995\u202fг.",
        "tr": "1 Kasım 1995",
        "en": "1 November 1995",
    }
)
def test_the_day_of_the_partnership_with_aquitaine(lang: str, expected: str) -> None:
    assert day_long(NOVEMBER_1) == expected


@pytest.mark.parametrize("lang", ["fr"], indirect=True)
def test_only_the_french_first_is_an_ordinal(lang: str) -> None:
    assert [day_long(date(2021, 1, n)) for n in (2, 11, 21, 31)] == [f"{n} janvier 2021" for n in (2, 11, 21, 31)]


# Babel shortens the month here in it, ru, tr and en although the pattern asks for the long one.
@each(
    {
        "de": "1.–5. März 2026",
        "fr": "1–5 mars 2026",
        "it": "01–05 mar 2026",
        "pl": "1–5 marca 2026",
        "ru": "1–5 мар. 2026\u202fг.",
        "tr": "1–5 Mar 2026",
        "en": "1–5 Mar 2026",
    }
)
def test_periods_within_a_month(lang: str, expected: str) -> None:
    assert span(MARCH_1, MARCH_5) == expected


@each(
    {
        "de": "30. März\u2009–\u20092. Apr. 2026",
        "fr": "30 mars\u2009–\u20092 avr. 2026",
        "it": "30 mar\u2009–\u200902 apr 2026",
        "pl": "30 marca\u2009–\u20092 kwietnia 2026",
        "ru": "30 мар. – 2 апр. 2026\u202fг.",
        "tr": "30 Mar\u2009–\u20092 Nis 2026",
        "en": "30 Mar\u2009–\u20092 Apr 2026",
    }
)
def test_periods_across_months(lang: str, expected: str) -> None:
    assert span(date(2026, 3, 30), date(2026, 4, 2)) == expected


@pytest.mark.parametrize(("lang", "heading", "inside"), [("pl", "marzec", "marca"), ("ru", "март", "марта")])
def test_months_have_two_cases(lang: str, heading: str, inside: str) -> None:
    assert [format_date(MARCH_1, pattern, locale=lang) for pattern in ("LLLL", "MMMM")] == [heading, inside]


@pytest.mark.parametrize("lang", LANGUAGES, indirect=True)
def test_clocks_have_24_hours_and_weeks_begin_on_monday(lang: str) -> None:
    afternoon = datetime(2026, 3, 1, 14, 5)
    assert format_time(afternoon, "short", locale=formats()) == "14:05"
    assert moment(afternoon).endswith("14:05")
    assert formats().first_week_day == 0


def test_moments_are_those_of_the_clock_on_the_wall() -> None:
    app = Flask("words and a clock")
    app.config.update(BABEL_DEFAULT_LOCALE="de", BABEL_DEFAULT_TIMEZONE="Europe/Berlin")
    init_locale(app)
    late = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    with app.test_request_context("/de/"):
        assert (moment(late), day(late), day_long(late)) == ("01.07.2026, 00:30", "01.07.2026", "1. Juli 2026")


@each(
    {
        "de": "1.234.567,89",
        "fr": "1\u202f234\u202f567,89",
        "it": "1.234.567,89",
        "pl": "1\u00a0234\u00a0567,89",
        "ru": "1\u00a0234\u00a0567,89",
        "tr": "1.234.567,89",
        "en": "1,234,567.89",
    }
)
def test_numbers(lang: str, expected: str) -> None:
    assert number(1234567.89) == expected


@pytest.mark.parametrize("lang", ["pl"], indirect=True)
def test_four_digits_are_grouped_without_a_breaking_space(lang: str) -> None:
    assert number(1234) == "1\u00a0234"


@each({"de": "42\u00a0%", "fr": "42\u00a0%", "it": "42%", "pl": "42%", "ru": "42\u00a0%", "tr": "%42", "en": "42%"})
def test_percentages(lang: str, expected: str) -> None:
    assert share(0.42) == expected


@each(
    {
        "de": "1.234,50\u00a0€",
        "fr": "1\u202f234,50\u00a0€",
        "it": "1.234,50\u00a0€",
        "pl": "1\u00a0234,50\u00a0€",
        "ru": "1\u00a0234,50\u00a0€",
        "tr": "€1.234,50",
        "en": "€1,234.50",
    }
)
def test_amounts_of_money(lang: str, expected: str) -> None:
    assert format_currency(1234.5, "EUR", locale=formats()) == expected


# British English has no comma before “and”.
@each(
    {
        "de": "a, b und c",
        "fr": "a, b et c",
        "it": "a, b e c",
        "pl": "a, b i c",
        "ru": "a, b и c",
        "tr": "a, b ve c",
        "en": "a, b and c",
    }
)
def test_lists_with_and(lang: str, expected: str) -> None:
    assert listed(["a", "b", "c"]) == expected


@each(
    {
        "de": "a, b oder c",
        "fr": "a, b ou c",
        "it": "a, b o c",
        "pl": "a, b lub c",
        "ru": "a, b или c",
        "tr": "a, b veya c",
        "en": "a, b or c",
    }
)
def test_lists_with_or(lang: str, expected: str) -> None:
    assert listed(["a", "b", "c"], "or") == expected


@pytest.mark.parametrize("lang", ["pl"], indirect=True)
def test_choices_are_sorted_by_what_is_read(lang: str) -> None:
    assert in_order([("z", "Żnin"), ("l", "Łódź"), ("o", "Luboń")]) == [("o", "Luboń"), ("l", "Łódź"), ("z", "Żnin")]


# One letter per count of COUNTS. The million is “many” in fr and it; gettext has no form for it.
@pytest.mark.parametrize(
    ("lang", "categories"),
    {
        "en": "other one" + 13 * " other",
        "de": "other one" + 13 * " other",
        "fr": "one one" + 12 * " other" + " many",
        "it": "other one" + 12 * " other" + " many",
        "pl": "many one few few few many many many many many few many many many many",
        "ru": "many one few few few many many many many one few many many one many",
        "tr": "other one" + 13 * " other",
    }.items(),
)
def test_plural_categories(lang: str, categories: str) -> None:
    assert [Locale(lang).plural_form(n) for n in COUNTS] == categories.split()


@pytest.mark.parametrize("lang", ["pl", "ru"])
def test_fractions_are_no_plurals_of_gettext(lang: str) -> None:
    """Babel knows a fourth category, gettext does not: nobody may hand a fraction to ngettext."""
    assert [Locale(lang).plural_form(n) for n in (0.5, 1.5)] == ["other", "other"]


# Languages as the catalogues count them; one digit per count of COUNTS.
@pytest.mark.parametrize(
    ("lang", "forms"),
    {
        "de": "101111111111111",
        "fr": "001111111111111",
        "it": "101111111111111",
        "pl": "201112222212222",
        "ru": "201112222012202",
        "tr": "101111111111111",
    }.items(),
)
def test_catalogues_count_like_their_language(lang: str, forms: str) -> None:
    formula = PLURAL_FORMS[lang].partition("plural=")[2].rstrip(";")
    which = gettext.c2py(formula)
    assert "".join(str(which(n)) for n in COUNTS) == forms


def test_a_doubled_percent_sign_prints_one(words_only: Flask) -> None:
    with words_only.test_request_context():
        assert words_only.jinja_env.from_string("{{ _('100 %% sicher') }}").render() == "100 % sicher"


@pytest.mark.parametrize(
    ("accepted", "spoken"),
    [
        ("tr-TR,tr;q=0.9,en;q=0.8", "tr"),
        ("fr-CA", "fr"),
        ("de-AT,de;q=0.9", "de"),
        ("ru-UA,uk;q=0.9", "ru"),
        ("es,zh;q=0.5", "de"),
        ("", "de"),
        ("it-CH;q=0.7,de-CH;q=0.9", "de"),
        ("en-US,en;q=0.9", "en"),
    ],
)
def test_the_browser_is_answered_in_its_language(words_only: Flask, accepted: str, spoken: str) -> None:
    with words_only.test_request_context(headers={"Accept-Language": accepted}):
        assert wanted_language() == spoken


def test_every_language_is_offered_under_its_own_name() -> None:
    """CLDR writes some of them small; a menu does not."""
    assert [OWN_NAMES[lang] for lang in LANGUAGES] == [
        "Deutsch",
        "Français",
        "Italiano",
        "Polski",
        "Русский",
        "Türkçe",
        "English",
    ]
