"""Words for the queue, its filters and keys, the lists of decisions, and the tables of figures."""

from collections.abc import Sequence

from flask_babel import gettext, lazy_gettext, lazy_pgettext, pgettext

from portal.classes.labels import language_name
from portal.contributions.rules import Step
from portal.core.tabular.writing import Cells, Sheet
from portal.core.web.errors import Words
from portal.core.web.formatting import month_name
from portal.moderation.queries.statistics import Line
from portal.moderation.rules import ModerationRefusal

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
    "1–0": lazy_pgettext("key", "Tick a ready reason"),
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
