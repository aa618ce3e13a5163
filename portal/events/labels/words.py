"""Words for events: kinds, statuses, steps, refusals."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.retention import KindWords
from portal.core.web.errors import Words
from portal.events.rules.codes import (
    ApplicationKind,
    ApplicationStatus,
    EventRefusal,
    EventStatus,
    Performance,
    PlaceKind,
)
from portal.events.rules.steps import EventStep

STATUSES = {
    EventStatus.DRAFT: lazy_pgettext("event", "Being prepared"),
    EventStatus.OPEN: lazy_pgettext("event", "Classes can apply"),
    EventStatus.CLOSED: lazy_pgettext("event", "The programme is being made"),
    EventStatus.PUBLISHED: lazy_pgettext("event", "The programme is published"),
    EventStatus.CANCELLED: lazy_pgettext("event", "Cancelled"),
}

EVENT_STEPS = {
    EventStep.OPEN_CALL: lazy_pgettext("event step", "Publish the call"),
    EventStep.REOPEN_CALL: lazy_pgettext("event step", "Open the call again"),
    EventStep.CANCEL: lazy_pgettext("event step", "Cancel the event"),
    EventStep.END_CALL: lazy_pgettext("event step", "End the call"),
    EventStep.PUBLISH_PROGRAMME: lazy_pgettext("event step", "Publish the programme"),
}
EVENT_DONE = {
    EventStep.OPEN_CALL: lazy_gettext("The call is public. The teachers of the invited regions get an email."),
    EventStep.REOPEN_CALL: lazy_gettext("Classes can apply again until the new deadline."),
    EventStep.CANCEL: lazy_gettext("The event is cancelled. Everybody who takes part in it is told."),
    EventStep.END_CALL: lazy_gettext("The call has ended."),
    EventStep.PUBLISH_PROGRAMME: lazy_gettext("The programme is published."),
}

PLACE_KINDS = {
    PlaceKind.STAGE: lazy_pgettext("event place", "Stage for performances"),
    PlaceKind.ROOM: lazy_pgettext("event place", "Room for exhibits"),
}

KINDS = {
    ApplicationKind.PERFORMANCE: lazy_pgettext("event application", "Performance"),
    ApplicationKind.EXHIBIT: lazy_pgettext("event application", "Exhibit"),
}

PERFORMANCES = {
    Performance.MUSIC: lazy_pgettext("performance", "Music"),
    Performance.DANCE: lazy_pgettext("performance", "Dance"),
    Performance.THEATRE: lazy_pgettext("performance", "Theatre"),
    Performance.READING: lazy_pgettext("performance", "Reading"),
    Performance.FILM: lazy_pgettext("performance", "Film"),
    Performance.TALK: lazy_pgettext("performance", "Talk"),
    Performance.OTHER: lazy_pgettext("performance", "Something else"),
}

APPLICATION_STATUSES = {
    ApplicationStatus.DRAFT: lazy_pgettext("event application", "Draft"),
    ApplicationStatus.HANDED_IN: lazy_pgettext("event application", "Handed in"),
    ApplicationStatus.LATE: lazy_pgettext("event application", "Asks to be admitted late"),
    ApplicationStatus.ASKED_BACK: lazy_pgettext("event application", "Question to the class"),
    ApplicationStatus.ACCEPTED: lazy_pgettext("event application", "Accepted"),
    ApplicationStatus.DECLINED: lazy_pgettext("event application", "Declined"),
    ApplicationStatus.WITHDRAWN: lazy_pgettext("event application", "Withdrawn"),
}

REFUSALS: Words = {
    EventRefusal.INCOMPLETE: lazy_gettext(
        "The call needs its text and a deadline in the future before it can be published."
    ),
    EventRefusal.CALL_OVER: lazy_gettext(
        "The deadline has passed. Everything is saved as a draft; the organiser can still admit it."
    ),
    EventRefusal.CALL_NOT_OVER: lazy_gettext(
        "The deadline has not passed yet: the application can simply be handed in."
    ),
    EventRefusal.NOT_INVITED: lazy_gettext("Classes from this region cannot apply for this event at the moment."),
    EventRefusal.NOT_CONFIRMED: lazy_gettext(
        "The application is saved as a draft. "
        "It can be handed in as soon as your email address and school are confirmed."
    ),
    EventRefusal.APPLICATION_INCOMPLETE: lazy_gettext(
        "Something is still missing. Open the application, complete it and hand it in."
    ),
    EventRefusal.WORKS_NOT_ALLOWED: lazy_gettext(
        "One of the chosen contributions may not be exhibited. Open the application to see which one and why."
    ),
}

UNUSED = KindWords(
    lazy_gettext("Drafts and applications for past events that were not accepted"),
    lazy_gettext("The organisers can look up what they decided and why; accepted ones stay with the event."),
)
