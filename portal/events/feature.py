"""Events such as the Hessentag: stages, the call for performances and exhibits, and what is accepted."""

from portal.core.feature import Feature, Schedule
from portal.core.retention import KindOfData, Period, Rows
from portal.events.jobs import announce_calls, end_calls
from portal.events.labels import applications as application_words
from portal.events.labels import words
from portal.events.labels.times import deadline_of
from portal.events.models import Application
from portal.events.queries.concerned import is_event_over
from portal.events.queries.events import own_region
from portal.events.queries.lists import count_waiting, open_calls, own_applications
from portal.events.queries.reported import reported_event
from portal.events.rules.codes import ApplicationStatus
from portal.events.views import applications, deciding, events, places

OVER = Rows(
    Application, Application.updated_at, lambda: [Application.status != ApplicationStatus.ACCEPTED, is_event_over()]
)

FEATURE = Feature(
    package="portal.events",
    routes=[events.routes, places.routes, applications.routes, deciding.routes],
    schedule=Schedule(every_minute=[announce_calls, end_calls]),
    retention=[KindOfData("unused_applications", words.UNUSED, Period(365, 90, 1095), OVER)],
    refusals=words.REFUSALS,
    reported={"event": reported_event},
    template_globals={
        "application_kinds": words.KINDS,
        "application_news": application_words.NEWS,
        "application_reasons": application_words.REASONS,
        "application_statuses": words.APPLICATION_STATUSES,
        "deadline_of": deadline_of,
        "event_statuses": words.STATUSES,
        "events_waiting_for": count_waiting,
        "open_calls": open_calls,
        "own_applications": own_applications,
        "own_region": own_region,
        "performances": words.PERFORMANCES,
        "place_kinds": words.PLACE_KINDS,
    },
    meanwhile={"application_id": deciding.last_step},
)
