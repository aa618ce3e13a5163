"""Words for the filters of the queue, its keys, the lists of decisions, and comparisons with earlier versions."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.contributions.rules import Step
from portal.moderation.rules import FileStep

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
