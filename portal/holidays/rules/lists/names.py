"""Names of holidays as published, and which of them are usual breaks."""

import re

from portal.core.text import fold

# Folded words in the names of breaks; the first match counts.
BREAKS = (
    ("weihnacht", "christmas"),
    ("noel", "christmas"),
    ("natal", "christmas"),
    ("zimowa przerwa swiateczna", "christmas"),
    ("bozego narodzenia", "christmas"),
    ("christmas", "christmas"),
    ("oster", "easter"),
    ("pasqu", "easter"),
    ("wiosenna przerwa swiateczna", "easter"),
    ("wielkanoc", "easter"),
    ("easter", "easter"),
    ("ascension", "ascension"),
    ("defunti", "all_souls"),
    ("yariyil", "semester"),
    ("herbst", "autumn"),
    ("toussaint", "autumn"),
    ("осенн", "autumn"),
    ("birinci donem ara", "autumn"),
    ("autumn", "autumn"),
    ("fruhjahr", "spring"),
    ("printemps", "spring"),
    ("весенн", "spring"),
    ("ikinci donem ara", "spring"),
    ("spring", "spring"),
    ("winter", "winter"),
    ("hiver", "winter"),
    ("ferie zimowe", "winter"),
    ("зимн", "winter"),
    ("sommer", "summer"),
    ("d'ete", "summer"),
    ("estive", "summer"),
    ("ferie letnie", "summer"),
    ("летн", "summer"),
    ("yaz tatil", "summer"),
    ("summer", "summer"),
)
HOLIDAYS = ("ferien", "vacances", "vacanze", "ferie", "przerwa", "каникул", "tatili", "holidays", "break")
SOME_GRADES = ("классов",)
OTHER_LANGUAGE = re.compile(r",(?=[A-Z]{2} )")
LANGUAGE = re.compile(r"[A-Z]{2} ")


def native(name: str) -> str:
    """`DE Neujahr,EN New Year's Day` in the language of the country, which stands first."""
    return LANGUAGE.sub("", OTHER_LANGUAGE.split(name)[0], count=1) if LANGUAGE.match(name) else name


def usual_break(name: str) -> str | None:
    """The code of a usual break."""
    folded = fold(name)
    return next((code for words, code in BREAKS if words in folded), None)


def sounds_like_a_break(name: str) -> bool:
    return usual_break(name) is not None or any(word in fold(name) for word in HOLIDAYS)


def is_of_some_grades(name: str) -> bool:
    """Whether only some classes are free."""
    return any(word in fold(name) for word in SOME_GRADES)
