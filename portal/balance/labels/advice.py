"""Words of the balance: next steps of classes that stay alone, and kinds of classes."""

from flask_babel import gettext, lazy_gettext, ngettext

from portal.balance.rules.report import BAND, Kind, Step, Unmatched
from portal.classes.labels import language_name, level_text
from portal.matching.labels.codes import STOPS
from portal.matching.rules.criteria import Stop
from portal.regions.queries import all_regions

STEPS = {
    Step.WELCOME: lazy_gettext("Next step: welcome more regions."),
    Step.TIME: lazy_gettext("Next step: offer a longer time."),
    Step.LANGUAGE: lazy_gettext("Next step: name another language, if the class knows it."),
    Step.WAIT: lazy_gettext("Next step: win more classes that fit."),
}


def band_label(first: str) -> str:
    """`12–13`: years."""
    return f"{first}–{int(first) + BAND - 1}"


def languages_of(kind: Kind) -> str:
    """The region's own language at the highest level, and the one beside it."""
    own = level_text(all_regions()[kind.region_key].languages[0], "C2")
    return f"{own} · {level_text(kind.language, kind.level)}" if kind.language else own


def fits_text(unmatched: Unmatched) -> str:
    if not unmatched.n_fitting:
        return str(gettext("Fits no class."))
    return str(
        ngettext(
            "Fits %(num)d class, which gets another partner in the best pairing.",
            "Fits %(num)d classes, which get other partners in the best pairing.",
            unmatched.n_fitting,
        )
    )


def stop_text(unmatched: Unmatched) -> str:
    """What rules out the most classes of other regions; empty when nothing does."""
    if not unmatched.stop:
        return ""
    return str(
        ngettext(
            "Most frequent obstacle (%(num)d class of other regions): %(reason)s",
            "Most frequent obstacle (%(num)d classes of other regions): %(reason)s",
            unmatched.n_stopped,
            reason=STOPS[Stop(unmatched.stop)],
        )
    )


def step_text(unmatched: Unmatched) -> str:
    """What to do next, and what it would open."""
    sentences = [str(STEPS[Step(unmatched.step)])]
    if unmatched.n_gained:
        sentences.append(
            str(
                ngettext(
                    "This would add %(num)d possible partner.",
                    "This would add %(num)d possible partners.",
                    unmatched.n_gained,
                )
            )
        )
    if unmatched.language:
        # NOTE: the language that a class should name in its search
        sentences.append(str(gettext("Language: %(language)s", language=language_name(unmatched.language))))
    return " ".join(sentences)
