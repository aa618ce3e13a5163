"""Tells a class when it performs, once for each change that is published, in the language of its teacher."""

from portal.accounts.notifications import email_person
from portal.core.readable import readable
from portal.events.models import Event
from portal.scheduling.queries.published import Change
from portal.scheduling.queries.slots import minutes_of


def notify_change(event: Event, change: Change) -> None:
    application, teacher = change.application, change.application.school_class.teacher
    before = change.before and (change.before.place.name, change.before.day, change.before.starts)
    kind = "removed" if change.after is None else "moved" if before else "placed"
    email_person(
        teacher,
        f"scheduling/mail/{kind}.txt",
        f"programme:{application.id}:{event.programme_version}",
        event_id=event.id,
        minutes=minutes_of(application),
        before=before,
        after=change.after and (change.after.place.name, change.after.day, change.after.starts),
        about=[application.title, readable(event.names, [teacher.language] if teacher else [], event.language)],
    )
