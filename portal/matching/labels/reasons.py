"""Why two classes fit, in the reader's language: one line per criterion, and what is weak."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext, pgettext

from portal.classes.labels import language_name
from portal.classes.rules.classes import Level
from portal.core.web.locale import listed, number, span
from portal.holidays.queries import calendars
from portal.holidays.rules.calendar import common_windows
from portal.holidays.rules.days import Span
from portal.matching.labels.matching import CRITERIA
from portal.matching.models import PartnerSearch
from portal.matching.queries.pool import profile_of
from portal.matching.rules import SAME_AGE, Criterion, Fit, SearchProfile, practice, shared_languages
from portal.projects.labels import FORMS, topic_label

STRONG, WEAK = 0.8, 0.4  # of the points that a criterion can give
LEVEL_NAMES = tuple(Level)
MOST_WINDOWS = 3
MOST_LANGUAGES = 2


@dataclass(frozen=True)
class Reason:
    """One criterion of a pair: its points, the most it can give, and the facts in a few words."""

    criterion: Criterion
    name: str
    points: int
    most: int
    text: str

    @property
    def is_strong(self) -> bool:
        return self.points >= STRONG * self.most

    @property
    def is_weak(self) -> bool:
        return self.points < WEAK * self.most


def reasons(one: PartnerSearch, other: PartnerSearch, fit: Fit) -> list[Reason]:
    """Each criterion that counts, the weightiest first."""
    mine, theirs = profile_of(one), profile_of(other)
    words = {
        Criterion.LANGUAGE: _languages(mine, theirs),
        Criterion.AGE: _ages(mine, theirs),
        Criterion.WINDOW: _windows(mine, theirs),
        Criterion.TOPICS: _topics(mine, theirs),
        Criterion.FORM: _forms(mine, theirs),
        Criterion.GROUP: gettext("Students: %(one)s and %(other)s", one=mine.n_students, other=theirs.n_students),
        Criterion.CATEGORY: _stages(mine, theirs),
        Criterion.FUNDING: _funding(mine, theirs, fit),
    }
    return [
        Reason(criterion, str(CRITERIA[criterion]), fit.points[criterion], most, words[criterion])
        for criterion, most in fit.weights.items()
        if most
    ]


def windows(one: SearchProfile, other: SearchProfile) -> list[Span]:
    """The common teaching windows in the time that both offer."""
    known = calendars()
    first, last = max(one.starts_on, other.starts_on), min(one.ends_on, other.ends_on)
    return common_windows([known[one.region_key], known[other.region_key]], first, last) if first <= last else []


def _languages(one: SearchProfile, other: SearchProfile) -> str:
    shared = shared_languages(one, other)[:MOST_LANGUAGES]
    parts = [listed([_level(*each) for each in shared])] if shared else []
    if learnt := practice(one, other):
        parts.append(gettext("Your class can practise: %(languages)s", languages=_names(learnt)))
    if learnt := practice(other, one):
        parts.append(gettext("The other class can practise: %(languages)s", languages=_names(learnt)))
    return " · ".join(parts)


def _level(language: str, one: int, other: int) -> str:
    levels = dict.fromkeys([LEVEL_NAMES[one - 1], LEVEL_NAMES[other - 1]])
    return f"{language_name(language)} {'/'.join(levels)}"


def _names(codes: list[str]) -> str:
    return listed([language_name(code) for code in codes])


def _ages(one: SearchProfile, other: SearchProfile) -> str:
    if abs(one.age - other.age) <= SAME_AGE:
        return str(gettext("Same age within half a year"))
    ages = {"one": number(round(one.age, 1)), "other": number(round(other.age, 1))}
    return str(gettext("Mean age in years: %(one)s and %(other)s", **ages))


def _windows(one: SearchProfile, other: SearchProfile) -> str:
    found = sorted(windows(one, other), key=lambda each: each.start - each.end)[:MOST_WINDOWS]
    if not found:
        return str(gettext("Hardly any weeks of school in common"))
    times = [span(each.start, each.end) for each in sorted(found, key=lambda each: each.start)]
    parts = [gettext("Both have school: %(times)s", times=" · ".join(times))]
    if exams := _exams(one, other, found):
        parts.append(gettext("Weak: weeks of exams (%(times)s)", times=" · ".join(exams)))
    return ". ".join(parts)


def _exams(one: SearchProfile, other: SearchProfile, shared: list[Span]) -> list[str]:
    known = calendars()
    spans = {each for key in (one.region_key, other.region_key) for each in known[key].exams}
    first, last = _bounds(shared)
    inside = (each for each in spans if each.start <= last and each.end >= first)
    return [span(each.start, each.end) for each in sorted(inside, key=lambda each: each.start)]


def _bounds(spans: list[Span]) -> tuple[date, date]:
    return min(each.start for each in spans), max(each.end for each in spans)


def _topics(one: SearchProfile, other: SearchProfile) -> str:
    if shared := sorted(one.topics & other.topics):
        return listed([topic_label(key) for key in shared])
    if one.topics and other.topics:
        return str(gettext("No topic in common yet"))
    return str(gettext("Open to every topic"))


def _forms(one: SearchProfile, other: SearchProfile) -> str:
    return listed([str(FORMS[form]) for form in dict.fromkeys((one.form, other.form))])


def _stages(one: SearchProfile, other: SearchProfile) -> str:
    if not one.stage or not other.stage:
        return str(gettext("Not known for both schools"))
    return str(gettext("Same type of school") if one.stage == other.stage else gettext("Different types of school"))


def _funding(one: SearchProfile, other: SearchProfile, fit: Fit) -> str:
    if not (one.wants_funding or other.wants_funding):
        return str(pgettext("funding", "Not needed"))
    if fit.points[Criterion.FUNDING]:
        return str(gettext("There is a programme for these two countries"))
    return str(gettext("No programme is known for these two countries"))
