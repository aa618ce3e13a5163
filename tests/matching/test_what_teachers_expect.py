"""Ten teachers of the demo say which class they would ask first, and which one nobody should propose to them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from portal.classes.rules.classes import Level
from portal.matching.rules.fit import fits
from portal.matching.rules.profiles import SearchProfile
from portal.projects.rules import MeetingMode
from tests.matching.profiles import CODING, FIRST, REGIONS

ON_SITE, ONLINE, HYBRID = MeetingMode.ON_SITE, MeetingMode.ONLINE, MeetingMode.HYBRID


def a_class(region: str, age: float, spoken: str, practised: str, form: MeetingMode) -> SearchProfile:
    """`spoken` is like "de C2 en B1"; all have the same time and no topics."""
    words = spoken.split()
    return SearchProfile(
        class_id=0,
        region_key=region,
        languages={language: Level(level) for language, level in zip(words[::2], words[1::2], strict=True)},
        age=age,
        starts_on=FIRST,
        ends_on=FIRST + timedelta(days=250),
        welcome=frozenset(REGIONS) - {region},
        practise=frozenset(practised.split()),
        form=form,
    )


CLASSES = {
    "5c Hessen": a_class("hessen", 10.7, "de C2 en A1 tr B1", "en tr", ON_SITE),
    "7b Hessen": a_class("hessen", 12.7, "de C2 en A2", "en", HYBRID),
    "8b Hessen": a_class("hessen", 13.7, "de C2 en B1 fr A2", "en fr", ON_SITE),
    "9R1 Hessen": a_class("hessen", 14.7, "de C2 en B1 ru A2", "en ru", HYBRID),
    "R10a Hessen": a_class("hessen", 15.7, "de C2 en B1 pl A2", "en pl", HYBRID),
    "11BG2 Hessen": a_class("hessen", 16.7, "de C2 en B2 it A2", "en it", ON_SITE),
    "Q3b Hessen": a_class("hessen", 18.7, "de C2 en C1 fr B2 tr A2", "fr tr", ONLINE),
    "4e C Aquitaine": a_class("aquitaine", 13.2, "fr C2 en A2 de A2", "en de", HYBRID),
    "Tle 2 Aquitaine": a_class("aquitaine", 17.2, "fr C2 en B2 de B2", "en de", ON_SITE),
    "5A Emilia": a_class("emilia_romagna", 10.2, "it C2 en A1", "en", HYBRID),
    "3AL Emilia": a_class("emilia_romagna", 16.2, "it C2 en B2 de B1 fr B1", "en de fr", HYBRID),
    "5B Emilia": a_class("emilia_romagna", 18.2, "it C2 en B2 fr B1", "en fr", ON_SITE),
    "1D Wielkopolska": a_class("wielkopolska", 15.2, "pl C2 en B1 it A2", "en it", ON_SITE),
    "4A Wielkopolska": a_class("wielkopolska", 18.2, "pl C2", "en de ru", HYBRID),
    "7 Jaroslawl": a_class("jaroslawl", 13.1, "ru C2 de A2", "de", ONLINE),
    "10-Б Jaroslawl": a_class("jaroslawl", 16.1, "ru C2", "en tr", HYBRID),
    "6-A Bursa": a_class("bursa", 11.2, "tr C2 en A2", "en", ONLINE),
    "8-C Bursa": a_class("bursa", 13.2, "tr C2", "en ru", HYBRID),
    "12-A Bursa": a_class("bursa", 17.2, "tr C2 en B2 de B1", "en de", ON_SITE),
    "9-A Bursa": a_class("bursa", 14.2, "tr C2 en B1 it A2", "en it", ON_SITE),
}
NUMBERED = {name: replace(profile, class_id=number) for number, (name, profile) in enumerate(CLASSES.items())}


def proposed_to(name: str) -> list[str]:
    """The classes that nothing stops, the best first."""
    given = zip(NUMBERED, fits(NUMBERED[name], list(NUMBERED.values()), CODING), strict=True)
    return [other for other, fit in sorted(given, key=lambda each: -each[1].total) if fit.total]


@pytest.mark.parametrize(
    ("name", "first", "never", "because"),
    [
        ("8b Hessen", "9-A Bursa", "5B Emilia", "half a year apart, English B1 on both sides; not with adults"),
        ("5c Hessen", "6-A Bursa", "12-A Bursa", "we practise Turkish with children of our age, not with school leavers"),
        ("5A Emilia", None, "6-A Bursa", "with English at A1 ten-year-olds can talk with nobody abroad"),
        ("7 Jaroslawl", "7b Hessen", "6-A Bursa", "German is the only language that we learn; they speak it at home"),
        ("Q3b Hessen", "5B Emilia", "4e C Aquitaine", "we practise French, but not with thirteen-year-olds"),
        ("4e C Aquitaine", "7b Hessen", "Tle 2 Aquitaine", "a class at home in German, half a year younger"),
        ("R10a Hessen", "3AL Emilia", "6-A Bursa", "half a year apart, they learn German, both meet online and on site"),
        ("8-C Bursa", "5c Hessen", "8b Hessen", "who knows no Turkish can't talk with us"),
        ("10-Б Jaroslawl", "9R1 Hessen", "9-A Bursa", "they learn Russian; nobody in Bursa does"),
        ("11BG2 Hessen", "Tle 2 Aquitaine", "6-A Bursa", "English B2 on both sides, they learn German, both want to visit"),
    ],
)  # fmt: skip
def test_the_first_class_is_the_one_that_the_teacher_would_ask(
    name: str, first: str | None, never: str, because: str
) -> None:
    proposed = proposed_to(name)
    assert next(iter(proposed), None) == first, because
    assert never not in proposed, because


def test_no_teacher_is_shown_a_class_more_than_three_years_apart() -> None:
    gaps = [abs(NUMBERED[one].age - NUMBERED[other].age) for one in NUMBERED for other in proposed_to(one)]
    assert 2 < max(gaps) <= 3
