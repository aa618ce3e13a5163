"""An event with its programme as something that anybody can report."""

from portal.core.db import db
from portal.core.fingerprint import fingerprint
from portal.core.web.reported import Address, ReportedPage
from portal.events.models import Event
from portal.events.queries.accepted import accepted_for_visitors


def reported_event(event_id: int) -> ReportedPage | None:
    event = db.session.get(Event, event_id)
    if event is None:
        return None
    places = [(place.kind, place.name) for place in event.places]
    titles = [each.application.title for each in accepted_for_visitors(event)]
    days = (event.first_day, event.last_day, event.apply_until)
    words = (event.names, event.calls, event.town, event.reason, places, titles)
    return ReportedPage(
        title=event.names[event.language],
        language=event.language,
        regions=[event.region_key],
        made_at=event.created_at,
        is_public=event.is_public,
        revision=fingerprint(event.status, words, days, event.published_at),
        address=Address("events.show", {"event_id": event_id}),
        workplace=Address("events.edit", {"event_id": event_id}),
    )
