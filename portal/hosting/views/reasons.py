"""Why a guest stays with a family, and why another one has none, in words."""

from dataclasses import dataclass

from flask_babel import gettext, ngettext

from portal.core.web.formatting import listed
from portal.core.web.locale import OWN_NAMES
from portal.hosting.labels import ADVANTAGES, EXCLUDED, LIMITS, QUESTIONS
from portal.hosting.models import VisitParticipant
from portal.hosting.queries.pairs import Situation
from portal.hosting.rules.fit import MOST_POINTS, Fit
from portal.hosting.rules.pairing import Unplaced, Why, unplaced


@dataclass(frozen=True)
class Row:
    """A guest with a family."""

    guest: VisitParticipant
    host: VisitParticipant
    is_pinned: bool
    reasons: list[str]
    questions: list[str]
    warnings: list[str]
    points: str


def rows_of(situation: Situation) -> list[Row]:
    """In the order of the guests' names; pairs whose answers can't be read any more have no reasons."""
    pairs = [(guest, situation.pairs[guest.id]) for guest in situation.guests if guest.id in situation.pairs]
    return [_row(situation, guest, situation.people[pair.host_id], pair.is_pinned) for guest, pair in pairs]


def unplaced_of(situation: Situation) -> list[tuple[VisitParticipant, str]]:
    left = [guest for guest in situation.guests if guest.id not in situation.pairs]
    return [(guest, why_text(unplaced(situation.question, situation.hosts, guest.id))) for guest in left]


def why_text(one: Unplaced) -> str:
    """A whole reason, with the limits that exclude the other families."""
    if one.why == Why.UNANSWERED:
        return str(gettext("The family of this guest has not answered yet."))
    parts = [_main(one)]
    if one.limits:
        causes = [f"{EXCLUDED[limit]} ({n})" for limit, n in one.limits.items()]
        parts.append(gettext("Other families are ruled out by: %(causes)s", causes=listed(causes)))
    return " ".join(parts)


def _main(one: Unplaced) -> str:
    if one.why == Why.NO_FAMILY:
        return str(gettext("No family is possible for this guest."))
    if one.why == Why.TOGETHER:
        return str(gettext("No family has enough room for all guests who are to stay together."))
    if one.n_guests == 1:
        return str(gettext("All families that are possible for this guest are taken by fixed pairs."))
    facts = {
        "guests": ngettext("%(num)d guest", "%(num)d guests", one.n_guests),
        "places": ngettext("%(num)d place", "%(num)d places", one.n_places),
    }
    return str(gettext("For this guest and others there are too few families: %(guests)s, %(places)s", **facts))


def _row(situation: Situation, guest: VisitParticipant, host: VisitParticipant, is_pinned: bool) -> Row:
    question = situation.question
    if guest.id not in question.guests or host.id not in question.hosts:
        return Row(guest, host, is_pinned, [], [], [gettext("An answer is missing: please ask the family.")], "")
    fit = question.fit_of(guest.id, host.id)
    questions, warnings = [str(QUESTIONS[one]) for one in fit.questions], [str(LIMITS[one]) for one in fit.limits]
    if list(situation.hosts.values()).count(host.id) > question.hosts[host.id].n_guests:
        warnings.append(gettext("The family has fewer places than guests."))
    points = "" if fit.points is None else gettext("Points: %(n)d of %(most)d", n=fit.points, most=MOST_POINTS)
    return Row(guest, host, is_pinned, reasons_of(fit), questions, warnings, points)


def reasons_of(fit: Fit) -> list[str]:
    """What speaks for it, the most important first."""
    found = []
    if fit.languages:
        names = [OWN_NAMES[language] for language in fit.languages]
        found.append(gettext("Language in common: %(languages)s", languages=listed(names)))
    else:
        found.append(gettext("No language in common"))
    if fit.years_between:
        found.append(ngettext("%(num)d year apart", "%(num)d years apart", fit.years_between))
    else:
        found.append(gettext("Of the same age"))
    return found + [str(ADVANTAGES[one]) for one in fit.advantages if one in ADVANTAGES]
