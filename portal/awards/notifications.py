"""Who hears of nominations and results, by email in the own language; one email per event."""

from collections.abc import Collection

from portal.accounts.models import Person
from portal.accounts.notifications import email_person
from portal.accounts.queries.people import find_by_id
from portal.awards.models import AwardRound, Nomination
from portal.awards.queries.nominations import sides_missing, told_of
from portal.awards.queries.nominees import named, speakers_of
from portal.awards.rules.codes import NominationStatus, Side
from portal.awards.rules.nominations import LIVE, sides_needed


def notify_proposed(nomination: Nomination, sides: Collection[Side]) -> None:
    """Everybody who can agree for one of these sides; the first answer of each side counts."""
    for person in _speakers(nomination, sides):
        _notify(nomination, "proposed", person, nomination.version)


def notify_reminder(nomination: Nomination, days: int) -> None:
    """Whoever can still agree, so many days before the deadline; another deadline, another reminder."""
    step = f"{nomination.round.dates.answer_until:%Y%m%d}:{days}"
    for person in _speakers(nomination, sides_missing(nomination)):
        _notify(nomination, "remind", person, step)


def notify_agreed(nomination: Nomination) -> None:
    """It counts: its author hears of it."""
    if author := find_by_id(nomination.by_id):
        _notify(nomination, "agreed", author)


def notify_ended(nomination: Nomination, by: Person | None) -> None:
    """Declined, withdrawn or not answered in time: its author and the nominee, but for whoever did it."""
    is_expired = nomination.status == NominationStatus.EXPIRED
    others = [] if is_expired else _speakers(nomination, sides_needed(nomination.kind))
    for person in _with_author(nomination, others):
        if by is None or person.id != by.id:
            _notify(nomination, str(nomination.status), person)


def notify_published(nomination: Nomination) -> None:
    """Nominees and authors read whether it is a laureate."""
    template = "laureate" if nomination.place else "not_chosen"
    for person in _with_author(nomination, _speakers(nomination, sides_needed(nomination.kind))):
        _notify(nomination, template, person)


def notify_cancelled(round_: AwardRound) -> None:
    """Authors and nominees of what was proposed or counted."""
    for nomination in told_of(round_):
        if nomination.status in LIVE:
            for person in _with_author(nomination, _speakers(nomination, sides_needed(nomination.kind))):
                _notify(nomination, "cancelled", person)


def _speakers(nomination: Nomination, sides: Collection[Side]) -> list[Person]:
    people = [person for side in sorted(sides) for person in speakers_of(nomination.whom, side)]
    return list({person.id: person for person in people}.values())


def _with_author(nomination: Nomination, people: Collection[Person]) -> list[Person]:
    author = find_by_id(nomination.by_id)
    return list({person.id: person for person in [*people, *([author] if author else [])]}.values())


def _notify(nomination: Nomination, template: str, to: Person, version: str = "") -> None:
    email_person(
        to,
        f"awards/mail/{template}.txt",
        f"nomination:{nomination.id}:{template}:{to.id}" + (version and f":{version}"),
        nomination=nomination,
        award=nomination.round,
        nominee=named(nomination).name,
    )
