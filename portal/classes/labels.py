"""Words for classes: ages, grades, languages, and what is wrong with a name."""

from flask_babel import LazyString, gettext, lazy_gettext, ngettext

from portal.classes.grades import all_grades
from portal.classes.models import SchoolClass
from portal.classes.rules import LANGUAGES, ClassRefusal, NameProblem
from portal.web.errors import Words
from portal.web.locale import formats, in_order

REFUSALS: Words = {
    ClassRefusal.HAS_WORK: lazy_gettext(
        "This student already has work in the portal and cannot be removed. Renaming and renewing the card are possible."
    ),
}

NAME_PROBLEMS: dict[NameProblem, LazyString] = {
    NameProblem.SEVERAL_WORDS: lazy_gettext("First name or pseudonym only: one word, no surname"),
    NameProblem.TOO_LONG: lazy_gettext("Too long: 40 characters are possible"),
    NameProblem.NOT_A_NAME: lazy_gettext("Not a first name or pseudonym"),
    NameProblem.CLASS_FULL: lazy_gettext("The class is full: 60 students are possible"),
}


def ages(age_from: int, age_to: int) -> str:
    """`13–14 years`."""
    if age_from == age_to:
        return str(ngettext("%(num)d year", "%(num)d years", age_to))
    # NOTE: age of a class, for example 13–14 years
    return str(ngettext("%(first)d–%(num)d year", "%(first)d–%(num)d years", age_to, first=age_from))


def grade_text(school_class: SchoolClass) -> str:
    """`Jahrgangsstufe 8 · 13–14 years`, for texts; pages use the macro, which marks the foreign words."""
    grade = all_grades().get(school_class.grade_key or "")
    age = ages(school_class.age_from, school_class.age_to)
    return f"{grade.label} · {age}" if grade else age


def language_name(code: str) -> str:
    """The name of a language in the reader's language."""
    return str(formats().languages.get(code, code))


def language_choices() -> list[tuple[str, str]]:
    """(code, name) of the languages that students learn, in the reader's order."""
    return in_order([(code, language_name(code)) for code in LANGUAGES])


def level_text(code: str, level: str) -> str:
    # NOTE: a language with its CEFR level, for example: French: B1
    return str(gettext("%(language)s: %(level)s", language=language_name(code), level=level))
