"""Words of the moderation: queue, keys, decisions, comparisons, advisers, ready texts for reasons, figures."""

from collections.abc import Iterable, Sequence

from flask_babel import gettext, lazy_gettext, lazy_pgettext, pgettext

from portal.classes.labels import language_name
from portal.contributions.rules import Step
from portal.core.tabular.writing import Cells, Sheet
from portal.core.web.errors import Words
from portal.core.web.formatting import month_name
from portal.moderation.queries.statistics import Line
from portal.moderation.rules import FileStep, ModerationRefusal, ReadyText
from portal.regions.labels import region_name

WAITING = {
    1: lazy_gettext("Longer than a day"),
    3: lazy_gettext("Longer than three days"),
    7: lazy_gettext("Longer than a week"),
    14: lazy_gettext("Longer than two weeks"),
}

# What single keys do, in the order in which the help tells them.
KEYS = {
    "j": lazy_pgettext("key", "Next contribution"),
    "k": lazy_pgettext("key", "Previous contribution"),
    "p": lazy_pgettext("key", "Publish"),
    "c": lazy_pgettext("key", "Request changes"),
    "r": lazy_pgettext("key", "Do not accept"),
    "1–0": lazy_pgettext("key", "Tick a ready-made reason"),
    "t": lazy_pgettext("key", "Choose a text template; Enter inserts it"),
    "n": lazy_pgettext("key", "Write an internal note"),
    "o": lazy_pgettext("key", "Ask for a second opinion"),
    "↵": lazy_pgettext("key", "With Ctrl: send the form in which you are writing"),
    "z": lazy_pgettext("key", "Undo"),
    "?": lazy_pgettext("key", "Show or hide this help"),
}

# What was decided about.
KINDS = {
    "contributions": lazy_pgettext("decisions", "Contributions"),
    "projects": lazy_pgettext("decisions", "Projects"),
    "teachers": lazy_pgettext("decisions", "Teachers and schools"),
}

REFUSALS: Words = {
    ModerationRefusal.NOT_OPENED: lazy_gettext(
        "You have not opened this contribution yet, or it has changed since. Please open it first."
    ),
    ModerationRefusal.NOTHING_CHOSEN: lazy_gettext("Please choose at least one contribution of the list."),
    ModerationRefusal.NO_REGION_CHOSEN: lazy_gettext("Please choose a region."),
    ModerationRefusal.NO_REASON_GIVEN: lazy_gettext(
        "Please tick a ready reason or write one, so that the authors know what to do next."
    ),
    ModerationRefusal.SUBSTITUTE_AWAY: lazy_gettext(
        "This person is away on some of these days. Please choose somebody else."
    ),
    ModerationRefusal.AWAY_ALREADY: lazy_gettext(
        "You have already entered an absence for some of these days. Please remove it first."
    ),
}

# What the version was with which a contribution is compared.
COMPARISONS = {
    Step.PUBLISH: lazy_pgettext("comparison", "Since it was published"),
    Step.REQUEST_CHANGES: lazy_pgettext("comparison", "Since changes were requested"),
    Step.REJECT: lazy_pgettext("comparison", "Since it was not accepted"),
}

FILE_STEPS = {
    FileStep.ADDED: lazy_pgettext("file", "Added"),
    FileStep.REMOVED: lazy_pgettext("file", "Removed"),
    FileStep.REPLACED: lazy_pgettext("file", "Replaced"),
    FileStep.DESCRIBED: lazy_pgettext("file", "Described differently"),
}

# What a ready text is called, and what the authors read.
READY_TEXTS = {
    ReadyText.ALMOST_DONE: (
        lazy_pgettext("name of a text template", "Almost done"),
        lazy_pgettext(
            "student text template",
            "Thank you for your contribution! We would like to publish it as soon as this has been changed:",
        ),
    ),
    ReadyText.PEOPLE_SHOWN: (
        lazy_pgettext("name of a text template", "People can be recognised"),
        lazy_pgettext(
            "student text template",
            "People can be recognised in it, and we do not know whether they have agreed. Please choose other pictures "
            "or recordings, or cover the faces. Your teacher can help you with that.",
        ),
    ),
    ReadyText.FOREIGN_MATERIAL: (
        lazy_pgettext("name of a text template", "Music, pictures or texts of others"),
        lazy_pgettext(
            "student text template",
            "Please use only music, pictures and texts that you have made yourself or that everybody may use, and say "
            "where they come from.",
        ),
    ),
    ReadyText.FILE_FAILS: (
        lazy_pgettext("name of a text template", "A file cannot be opened"),
        lazy_pgettext(
            "student text template",
            "One of your files cannot be opened or played here. Please save it again, for example as a picture or "
            "PDF, and add it once more.",
        ),
    ),
    ReadyText.HANDED_IN_TWICE: (
        lazy_pgettext("name of a text template", "Handed in twice"),
        lazy_pgettext(
            "student text template",
            "You have handed this in twice. We go on with the other one, so nothing of your work is lost.",
        ),
    ),
    ReadyText.NOT_FOR_PUBLIC: (
        lazy_pgettext("name of a text template", "Not for the public pages"),
        lazy_pgettext(
            "student text template",
            "We have read your contribution with interest. It does not fit the public pages, which everyone can see; "
            "your class keeps it. Please talk about it with your teacher.",
        ),
    ),
}


def colleague_name(name: str, reads: bool) -> str:
    """And whether she reads the language of the contribution."""
    return str(gettext("%(name)s (reads the language)", name=name)) if reads else name


def readers_of(region_key: str, names: Iterable[str]) -> str:
    """A region with those who read the language of the contribution."""
    words = pgettext("label", "%(label)s: %(value)s", label=region_name(region_key), value=", ".join(names))
    return str(words)


def month_sheet(lines: Sequence[Line]) -> Sheet:
    """The newest month first."""
    rows = [(month_name(line.key), *_figures(line)) for line in reversed(lines)]
    title = gettext("By month")
    return Sheet("months", title, title, (gettext("Month"), *_head(gettext("Open at the end of the month"))), rows)


def language_sheet(lines: Sequence[Line]) -> Sheet:
    rows = [(language_name(line.key), *_figures(line)) for line in lines]
    title = gettext("By language")
    return Sheet("languages", title, title, (gettext("Language"), *_head(gettext("Open now"))), rows)


def _head(n_open: str) -> tuple[str, ...]:
    return (
        pgettext("number of contributions", "Arrived"),
        pgettext("number of contributions", "Published"),
        pgettext("number of contributions", "Returned"),
        pgettext("number of contributions", "Not accepted"),
        n_open,
        gettext("Opinions asked for"),
        gettext("Answer time in hours: median"),
        gettext("Answer time in hours: 90th percentile"),
    )


def _figures(line: Line) -> Cells:
    steps = (Step.FORWARD, Step.PUBLISH, Step.REQUEST_CHANGES, Step.REJECT)
    hours = (-(-line.spread.median // 3600), -(-line.spread.slow // 3600)) if line.spread else ("", "")
    return (*(line.steps.get(step, 0) for step in steps), line.n_open, line.n_opinions, *hours)
