"""Why two classes fit, in the reader's language: one line per criterion."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext, pgettext

from portal.classes.labels import language_name
from portal.classes.rules.classes import Level
from portal.core.web.formatting import listed, number, span
from portal.holidays.rules.days import Span
from portal.matching.labels.codes import CRITERIA
from portal.matching.queries.comparison import Comparison
from portal.matching.rules.criteria import Criterion
from portal.matching.rules.fit import Fit
from portal.matching.rules.profiles import SearchProfile, practice, shared_languages
from portal.projects.labels import FORMS, topic_label
from portal.solver.shares import SAME_AGE

STRONG, WEAK = 0.8, 0.4  # of the points that a criterion can give
LEVEL_NAMES = tuple(Level)
MOST_LANGUAGES = 2


@dataclass(frozen=True)
class Explanation:
    """One criterion of a pair: its points, the most it can give, and the facts in a few words."""

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


Names = tuple[str, str] | None  # of the two classes, for readers to whom neither belongs


def explain(pair: Comparison, names: Names = None) -> list[Explanation]:
    """Each criterion that counts, the weightiest first."""
    one, other, fit = pair.mine, pair.theirs, pair.fit
    words = {
        Criterion.LANGUAGE: _languages(one, other, names),
        Criterion.AGE: _ages(one, other),
        Criterion.WINDOW: _windows(pair),
        Criterion.TOPICS: _topics(one, other),
        Criterion.FORM: _forms(one, other),
        Criterion.GROUP: gettext("Students: %(one)s and %(other)s", one=one.n_students, other=other.n_students),
        Criterion.CATEGORY: _stages(one, other),
        Criterion.FUNDING: _funding(one, other, fit),
    }
    return [
        Explanation(str(CRITERIA[criterion]), fit.points[criterion], most, words[criterion])
        for criterion, most in fit.weights.items()
        if most
    ]


def _languages(one: SearchProfile, other: SearchProfile, names: Names) -> str:
    shared = shared_languages(one, other)[:MOST_LANGUAGES]
    parts = [listed([_level(*each) for each in shared])] if shared else []
    both = _names(practice(one, other)), _names(practice(other, one))
    if names:
        parts += [_practice(*each) for each in zip(names, both, strict=True) if each[1]]
    else:
        parts += [gettext("Your class can practise: %(languages)s", languages=both[0])] if both[0] else []
        parts += [gettext("The other class can practise: %(languages)s", languages=both[1])] if both[1] else []
    return " · ".join(parts)


def _practice(class_name: str, languages: str) -> str:
    words = gettext("%(class_name)s can practise: %(languages)s", class_name=class_name, languages=languages)
    return str(words)


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


def _windows(pair: Comparison) -> str:
    if not pair.known_times:
        return str(gettext("The dates of this school year are not known yet"))
    if not pair.windows:
        return str(gettext("Hardly any weeks of school in common"))
    parts = [gettext("Both have school: %(times)s", times=_spans(pair.longest_windows))]
    if exams := pair.exams:
        parts.append(gettext("Weak point: weeks of exams (%(times)s)", times=_spans(exams)))
    return ". ".join(parts)


def _spans(spans: Sequence[Span]) -> str:
    return " · ".join(span(each.start, each.end) for each in spans)


def _topics(one: SearchProfile, other: SearchProfile) -> str:
    if shared := sorted(one.topics & other.topics):
        return " · ".join(topic_label(key) for key in shared)
    if one.topics and other.topics:
        return str(gettext("No topic in common yet"))
    return str(gettext("Open to every topic"))


def _forms(one: SearchProfile, other: SearchProfile) -> str:
    return " · ".join(str(FORMS[form]) for form in dict.fromkeys((one.form, other.form)))


def _stages(one: SearchProfile, other: SearchProfile) -> str:
    if not one.stage or not other.stage:
        return str(gettext("Not known for at least one of the schools"))
    return str(gettext("Same type of school") if one.stage == other.stage else gettext("Different types of school"))


def _funding(one: SearchProfile, other: SearchProfile, fit: Fit) -> str:
    if not (one.wants_funding or other.wants_funding):
        return str(pgettext("funding", "Not needed"))
    if fit.points[Criterion.FUNDING]:
        return str(gettext("There is a programme for these two countries"))
    return str(gettext("No programme is known for these two countries"))
