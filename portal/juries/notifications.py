"""What members of a jury and its organiser are told by email: a duty, each once, in their language."""

from datetime import datetime
from typing import Any

from portal.accounts.models import Person
from portal.accounts.notifications import email_person
from portal.accounts.queries.people import coordinators_of
from portal.core.readable import readable
from portal.juries.models import Jury, JuryMember


def notify_appointed(jury: Jury, member: JuryMember) -> None:
    _email(member.person, "appointed", f"{_about(jury)}:appointed:{member.id}", jury, member=member)


def notify_begun(jury: Jury, member: JuryMember, n_items: int) -> None:
    """The nominations are complete."""
    _email(member.person, "begun", f"{_about(jury)}:begun:{member.id}", jury, n_items=n_items)


def notify_called_in(jury: Jury, member: JuryMember) -> None:
    """A reserve member judges from now on."""
    _email(member.person, "called_in", f"{_about(jury)}:called:{member.id}", jury)


def notify_reminder(jury: Jury, member: JuryMember, days: int, n_missing: int) -> None:
    """So many sheets are missing, so many days before the deadline; another deadline, another reminder."""
    event = f"{_about(jury)}:remind:{_until(jury)}:{days}:{member.id}"
    _email(member.person, "remind", event, jury, n_items=n_missing)


def notify_closed(jury: Jury) -> None:
    """The coordination that organises the round reads the result."""
    for person in coordinators_of(jury.round.region_key):
        n_below = len((jury.result or {}).get("below_quorum", []))
        _email(person, "closed", f"{_about(jury)}:closed:{person.id}", jury, n_below=n_below)


def _email(to: Person | None, template: str, event: str, jury: Jury, **facts: Any) -> None:
    if to is None:
        return
    title = readable(jury.round.titles, [to.language], jury.round.language)
    email_person(to, f"juries/mail/{template}.txt", event, jury=jury, title=title, **facts)


def _about(jury: Jury) -> str:
    return f"jury:{jury.round_id}"


def _until(jury: Jury) -> str:
    until: datetime | None = jury.round.judge_until
    return f"{until:%Y%m%d}" if until else ""
