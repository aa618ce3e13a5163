"""Emails about memberships: school and coordination are asked, the teacher learns what was decided."""

from collections.abc import Collection, Mapping
from typing import Any

from portal.accounts.notifications import announce, email_person
from portal.accounts.queries.contacts import contact_of
from portal.accounts.queries.people import administrators, coordinators_of
from portal.accounts.rules.notices import News, Topic
from portal.core.clock import today
from portal.core.fingerprint import fingerprint
from portal.core.mail.actions import hold, write_email
from portal.core.transitions import UNDO_FOR
from portal.schools.models import Membership, SchoolEntry
from portal.schools.queries.memberships import link, members_of, never_decided
from portal.schools.rules.memberships import REMIND_AFTER


def ask_school(membership: Membership) -> None:
    """Sends the link that confirms the teacher to the school's official address, if it has one."""
    school, person = membership.school, membership.person
    if school.email:
        lang = school.region.languages[0]
        write_email(
            event=_event("membership", membership),
            to=school.email,
            language=lang,
            template="schools/mail/ask.txt",
            person=person,
            school=school,
            before=membership.asked_for if membership.is_resting else None,
            url=link(membership, lang),
        )


def announce_waiting(region_key: str) -> None:
    """Tells who decides in a region that teachers and schools wait there, when it is time for it, and reminds; where
    nobody decides, the administrators, who can invite somebody.
    """
    waiting = never_decided([region_key])
    moments = [membership.created_at for membership in waiting.memberships]
    moments += [school.created_at for school in waiting.schools]
    coordinators = coordinators_of(region_key)
    topic = Topic.CONFIRMATIONS if coordinators else Topic.WITHOUT_COORDINATION
    news = News(topic, f"confirmations {region_key}", moments, REMIND_AFTER)
    for person in coordinators or administrators():
        facts = {"waiting": waiting, "region_key": region_key, "has_coordination": bool(coordinators)}
        announce(person, news, "schools/mail/waiting.txt", **facts)


def ask_coordination(membership: Membership) -> None:
    """Every coordinator of the region learns what has changed about a teacher who was confirmed."""
    person, school = membership.person, membership.school
    for coordinator in coordinators_of(school.region_key):
        event = _event(f"membership-changed:{coordinator.id}", membership)
        facts = {"person": person, "school": school, "before": membership.asked_for}
        email_person(coordinator, "schools/mail/changed.txt", event, topic=Topic.CONFIRMATIONS, **facts)


def tell_coordination(entry: SchoolEntry) -> None:
    """The school confirmed, or the teacher asks again, after a coordinator had declined; one email a day."""
    for coordinator in coordinators_of(entry.school.region_key):
        event = f"school-entry:{entry.step}:{entry.person_id}-{entry.school_id}:{coordinator.id}:{today()}"
        template = f"schools/mail/{entry.step}_after_all.txt"
        email_person(coordinator, template, event, topic=Topic.CONFIRMATIONS, entry=entry)


def notify_teacher(entry: SchoolEntry) -> None:
    """What was decided and why; as long as a coordinator can undo it, the email waits."""
    contact = contact_of(entry.school.region_key)
    facts: dict[str, Any] = {"entry": entry, "school": entry.school, "contact": contact}
    email_person(entry.person, f"schools/mail/{entry.step}.txt", event_of(entry), **facts)
    if entry.by_id:
        hold([event_of(entry)], entry.at + UNDO_FOR)


def event_of(entry: SchoolEntry) -> str:
    """Of the email about a decision."""
    return f"school-entry:{entry.id}"


def tell_teachers(renamed: Mapping[int, str], closed: Collection[int]) -> None:
    """Everybody who works at one of these schools learns what has become of it; `renamed` has the former names."""
    for membership in members_of([*renamed, *closed]):
        person, school = membership.person, membership.school
        facts: dict[str, Any] = {"school": school, "successor": school.successor, "before": renamed.get(school.id, "")}
        event = f"school-changed:{person.id}:{fingerprint(school.id, school.name, school.closed_on)}"
        email_person(person, "schools/mail/school_changed.txt", event, **facts)


def _event(name: str, membership: Membership) -> str:
    """One email for each state of the person's details."""
    return f"{name}:{membership.person_id}-{membership.school_id}:{membership.version}"
