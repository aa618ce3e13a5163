"""Events such as the Hessentag: stages, the call for performances and exhibits, and what is accepted."""

from portal.core.feature import Feature
from portal.events.labels import words
from portal.events.views import events, places

FEATURE = Feature(
    package="portal.events",
    routes=[events.routes, places.routes],
    refusals=words.REFUSALS,
    template_globals={
        "shown_text": words.shown,
        "event_statuses": words.STATUSES,
        "application_kinds": words.KINDS,
        "performances": words.PERFORMANCES,
        "place_kinds": words.PLACE_KINDS,
    },
)
