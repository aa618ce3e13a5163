"""Words for classes: ages, grades, languages, and what is wrong with a name."""

from typing import Protocol

from flask_babel import LazyString, gettext, lazy_gettext, ngettext
from markupsafe import Markup, escape

from portal.classes.rules.classes import AGES, LANGUAGES, MAX_NAME, MAX_STUDENTS
from portal.classes.rules.grades import all_grades, grades_of
from portal.classes.rules.names import NameProblem
from portal.core.web.formatting import formats, in_order
from portal.regions.models import Region

NAME_PROBLEMS: dict[NameProblem, LazyString] = {
    NameProblem.SEVERAL_WORDS: lazy_gettext("Several words. Tick the name if all of them are the first name."),
    NameProblem.TOO_MANY_WORDS: lazy_gettext("First name or pseudonym only, no surname."),
    NameProblem.TOO_LONG: lazy_gettext("Too long. Longest possible: %(max)d characters.", max=MAX_NAME),
    NameProblem.NOT_A_NAME: lazy_gettext("This is not a first name or pseudonym."),
    NameProblem.NOT_PRINTABLE: lazy_gettext("Some of these characters cannot be printed. Please use other ones."),
    NameProblem.CLASS_FULL: lazy_gettext("The class is full. Largest possible: %(max)d students.", max=MAX_STUDENTS),
}

# What classes are called, by country.
EXAMPLES = {"DE": "8b", "FR": "4e B", "IT": "2B", "PL": "8b", "RU": "8-Б", "TR": "8-B"}


def ages(age_from: int, age_to: int) -> str:
    """`13–14 years`."""
    if age_from == age_to:
        return str(ngettext("%(num)d year", "%(num)d years", age_to))
    # NOTE: age of a class, for example 13–14 years
    return str(ngettext("%(first)d–%(num)d year", "%(first)d–%(num)d years", age_to, first=age_from))


class HasLevel(Protocol):
    """A class, or what becomes of one."""

    @property
    def grade_key(self) -> str | None: ...
    @property
    def age_from(self) -> int: ...
    @property
    def age_to(self) -> int: ...


def grade_mark(school_class: HasLevel) -> Markup:
    """`Jahrgangsstufe 8 · 13–14 years` for pages, the foreign words marked as such."""
    grade = all_grades().get(school_class.grade_key or "")
    age = ages(school_class.age_from, school_class.age_to)
    if grade is None:
        return escape(age)
    return Markup('<span lang="{}">{}</span> · {}').format(grade.language, grade.label, age)


def example_of_name(country: str) -> str:
    """A name of a class as the country writes it."""
    return EXAMPLES.get(country, EXAMPLES["DE"])


def language_name(code: str) -> str:
    """The name of a language in the reader's language."""
    return str(formats().languages.get(code, code))


def language_choices() -> list[tuple[str, str]]:
    """(code, name) of the languages that students learn, in the reader's order."""
    return in_order([(code, language_name(code)) for code in LANGUAGES])


def level_text(code: str, level: str) -> str:
    # NOTE: a language with its CEFR level, for example: French: B1
    return str(gettext("%(language)s: %(level)s", language=language_name(code), level=level))


def grade_choices(region: Region) -> list[tuple[str, str, str]]:
    """(key, native grade and its ages, its language) for a menu; plain ages where a region has no list of grades.

    Digits only beside the native words: the whole entry is then in one language.
    """
    grades = grades_of(region.key, region.country)
    if not grades:
        return [(str(age), f"{age}–{age + 1}", "") for age in AGES]
    return [(grade.key, f"{grade.label} · {grade.age_from}–{grade.age_to}", grade.language) for grade in grades]


def added_text(count: int) -> str:
    if count == 0:
        return str(gettext("No student was added."))
    return str(ngettext("%(num)d student was added.", "%(num)d students were added.", count))
