"""Words for awards: statuses, steps, whom they honour, and moments in the zones of their readers."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_time, get_datetime_format
from flask_babel import LazyString, lazy_gettext, lazy_pgettext

from portal.awards.models import AwardRound
from portal.awards.rules.codes import (
    AwardRefusal,
    Missing,
    MissingScores,
    NominationStatus,
    NominationStep,
    Nominee,
    RoundStatus,
    RoundStep,
)
from portal.awards.rules.known import KnownAward
from portal.core.retention import KindWords
from portal.core.web.errors import Words
from portal.core.web.formatting import day, formats
from portal.core.web.locale import in_language
from portal.regions.labels import region_name
from portal.regions.queries import get_region

ROUND_STATUSES: dict[RoundStatus, LazyString] = {
    RoundStatus.DRAFT: lazy_pgettext("award round", "Draft"),
    RoundStatus.NOMINATING: lazy_pgettext("award round", "Open for nominations"),
    RoundStatus.JUDGING: lazy_pgettext("award round", "With the jury"),
    RoundStatus.JUDGED: lazy_pgettext("award round", "Being decided"),
    RoundStatus.PUBLISHED: lazy_pgettext("award round", "Result published"),
    RoundStatus.CANCELLED: lazy_pgettext("award round", "Cancelled"),
}
SOURCES = {"founding_document": lazy_gettext("the founding document of the partnership")}
CONFIDENCES = {"existed": lazy_gettext("It is certain that this award existed; its rules are not known.")}
ROUND_STEPS: dict[RoundStep, LazyString] = {
    RoundStep.OPEN: lazy_pgettext("award step", "Open for nominations"),
    RoundStep.BEGIN_JUDGING: lazy_pgettext("award step", "Close nominations and begin judging"),
    RoundStep.END_JUDGING: lazy_pgettext("award step", "End the judging"),
    RoundStep.PUBLISH: lazy_pgettext("award step", "Publish the result"),
    RoundStep.CANCEL: lazy_pgettext("award step", "Cancel the round"),
}
ROUND_DONE: dict[RoundStep, LazyString] = {
    RoundStep.OPEN: lazy_gettext("The round is open for nominations."),
    RoundStep.BEGIN_JUDGING: lazy_gettext("Nominations are closed. The jury can begin."),
    RoundStep.END_JUDGING: lazy_gettext("The judging has ended. You can choose the laureates now."),
    RoundStep.PUBLISH: lazy_gettext("The result is public. Nominees and authors are told by email."),
    RoundStep.CANCEL: lazy_gettext("The round is cancelled. Nominees and authors are told by email."),
}
NOMINEES: dict[Nominee, LazyString] = {
    Nominee.TWINNING: lazy_pgettext("nominee", "Municipal partnership"),
    Nominee.SCHOOLS: lazy_pgettext("nominee", "Partnership of two schools"),
    Nominee.PROJECT: lazy_pgettext("nominee", "Project"),
}
NOMINATION_STATUSES: dict[NominationStatus, LazyString] = {
    NominationStatus.DRAFT: lazy_pgettext("nomination", "Draft"),
    NominationStatus.PROPOSED: lazy_pgettext("nomination", "Waiting for the nominee"),
    NominationStatus.AGREED: lazy_pgettext("nomination", "Counts"),
    NominationStatus.DECLINED: lazy_pgettext("nomination", "Declined by the nominee"),
    NominationStatus.WITHDRAWN: lazy_pgettext("nomination", "Withdrawn"),
    NominationStatus.EXPIRED: lazy_pgettext("nomination", "Not answered in time"),
}
NOMINATION_STEPS: dict[NominationStep, LazyString] = {
    NominationStep.PROPOSE: lazy_pgettext("nomination step", "Nominate"),
    NominationStep.AGREE: lazy_pgettext("nomination step", "Agree to the nomination"),
    NominationStep.DECLINE: lazy_pgettext("nomination step", "Decline"),
    NominationStep.WITHDRAW: lazy_pgettext("nomination step", "Withdraw the nomination"),
}
NOMINATION_DONE: dict[NominationStep, LazyString] = {
    NominationStep.PROPOSE: lazy_gettext("The nomination is made. The nominee is asked to agree."),
    NominationStep.AGREE: lazy_gettext("You have agreed to the nomination."),
    NominationStep.DECLINE: lazy_gettext("The nomination is declined. Its author can read your reason."),
    NominationStep.WITHDRAW: lazy_gettext("The nomination is withdrawn."),
}
MISSING_SCORES: dict[MissingScores, LazyString] = {
    MissingScores.LEAVE_OUT: lazy_gettext("The result counts those who scored, corrected for their strictness."),
    MissingScores.LOWEST: lazy_gettext("A missing score counts as the lowest one."),
}
MISSING: dict[Missing, LazyString] = {
    Missing.TITLE: lazy_gettext("The title in the language of the original is missing."),
    Missing.NOMINEES: lazy_gettext("Nobody can be nominated yet: choose at least one kind of nominee."),
    Missing.DATES: lazy_gettext("All three dates are needed."),
    Missing.ORDER: lazy_gettext("The dates must follow each other: nominate, agree, judge."),
    Missing.PAST: lazy_gettext("One of the dates has already passed."),
    Missing.CRITERIA: lazy_gettext("The jury needs at least one criterion."),
    Missing.WEIGHTS: lazy_gettext("The weights of the criteria must add up to 100."),
}
REFUSALS: Words = {
    AwardRefusal.YEAR_TAKEN: lazy_gettext("This award already has a round for this year."),
    AwardRefusal.NOT_READY: lazy_gettext("The round cannot be opened yet: its page says what is missing."),
    AwardRefusal.TOO_LATE: lazy_gettext("The time for this is over."),
    AwardRefusal.CHANGED_SINCE: lazy_gettext("The nomination has changed since you opened it. Please read it again."),
    AwardRefusal.NOMINATED_ALREADY: lazy_gettext("Somebody has already made the same nomination in this round."),
    AwardRefusal.NOT_NOMINABLE: lazy_gettext("This cannot be nominated in this round, or it is no longer public."),
    AwardRefusal.TOO_LATE_TO_CHANGE: lazy_gettext("This can no longer be changed."),
    AwardRefusal.NOT_DECIDING: lazy_gettext("Laureates are chosen after the judging and before the publication."),
    AwardRefusal.NOT_PUBLIC: lazy_gettext(
        "Visitors cannot see this nominee at the moment, so it cannot be given a public award. Please choose another "
        "one, or wait until it is public again."
    ),
    AwardRefusal.NO_LAUREATE: lazy_gettext("Please choose at least one laureate first."),
    AwardRefusal.NOT_AGREED: lazy_gettext("Only a nomination to which the nominee has agreed can receive the award."),
}
NOMINATIONS = KindWords(
    lazy_gettext("Nominations that received no award"),
    lazy_gettext("After the round has ended. Laureates and the figures of the round stay."),
)


def award_title(round_: AwardRound) -> str:
    """In the reader's language or, without it, in that of the original, with the year."""
    return f"{in_language(round_.titles, round_.language)} {round_.year}"


def award_moment(until: datetime, round_: AwardRound) -> str:
    """The last minute before `until` on the organiser's clock, with the name of the region."""
    return f"{_on_clock(until, get_region(round_.region_key).timezone)} ({region_name(round_.region_key)})"


def award_moments(until: datetime, round_: AwardRound, keys: list[str]) -> list[str]:
    """The same on the organiser's clock and, where it shows something else, on those of other regions."""
    found: dict[str, list[str]] = {}
    for key in dict.fromkeys([round_.region_key, *keys]):
        found.setdefault(_on_clock(until, get_region(key).timezone), []).append(region_name(key))
    return [f"{clock} ({', '.join(names)})" for clock, names in found.items()]


def _on_clock(until: datetime, zone: str) -> str:
    last = (until - timedelta(minutes=1)).astimezone(ZoneInfo(zone))
    time = format_time(last, "short", tzinfo=last.tzinfo, locale=formats())
    return str(get_datetime_format("medium", locale=formats())).format(time, day(last.date()))


def sources_of(award: KnownAward) -> list[str]:
    """Where what is known of an award comes from; addresses as they are."""
    return [str(SOURCES.get(source, source)) for source in award.sources]
