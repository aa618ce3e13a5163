"""Tells a class when it performs and where its exhibit is, once per published change, in the teacher's language."""

from portal.accounts.notifications import email_person
from portal.core.readable import readable
from portal.events.models import Application, Event
from portal.scheduling.queries.published import Change
from portal.scheduling.queries.slots import minutes_of


def notify_change(event: Event, change: Change) -> None:
    application = change.application
    before = change.before and (change.before.place.name, change.before.day, change.before.starts)
    kind = "removed" if change.after is None else "moved" if before else "placed"
    email_person(
        application.school_class.teacher,
        f"scheduling/mail/{kind}.txt",
        f"programme:{application.id}:{event.programme_version}",
        event_id=event.id,
        minutes=minutes_of(application),
        before=before,
        after=change.after and (change.after.place.name, change.after.day, change.after.starts),
        about=_about(event, application),
    )


def notify_room(event: Event, application: Application) -> None:
    email_person(
        application.school_class.teacher,
        "scheduling/mail/room.txt",
        f"exhibit-room:{application.id}:{event.programme_version}",
        event_id=event.id,
        room=application.room,
        about=_about(event, application),
    )


def _about(event: Event, application: Application) -> list[str]:
    """For the subject, in the language of the teacher."""
    teacher = application.school_class.teacher
    return [application.title, readable(event.names, [teacher.language] if teacher else [], event.language)]
