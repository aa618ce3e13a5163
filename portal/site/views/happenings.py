"""What visits and events are called, and where visitors read more."""

from typing import Any

from flask import url_for
from flask_babel import gettext

from portal.core.web.links import absolute
from portal.core.web.locale import in_language, language
from portal.events.models import Event
from portal.regions.labels import region_name


def title_of(thing: Any) -> str:
    """In the reader's language, without names of people; the name of an event says in which language it is."""
    if isinstance(thing, Event):
        return in_language(thing.names, thing.language)
    guests, hosts = region_name(thing.guest.region_key), region_name(thing.host.region_key)
    return str(gettext("Visit: %(guests)s in %(place)s (%(hosts)s)", guests=guests, place=thing.place, hosts=hosts))


def address_of(thing: Any) -> str:
    """Of an event its page, of a visit the page of its project or of the region that is host."""
    endpoint, values = _page_of(thing)
    return url_for(endpoint, **values, _anchor=None if isinstance(thing, Event) else "visits")


def whole_address_of(thing: Any) -> str:
    """The same with the name of the portal, for programs outside of it."""
    endpoint, values = _page_of(thing)
    return absolute(endpoint, language(), **values)


def _page_of(thing: Any) -> tuple[str, dict[str, Any]]:
    if isinstance(thing, Event):
        return "events.show", {"event_id": thing.id}
    if thing.project and thing.project.is_public:
        return "site.project", {"project_id": thing.project_id}
    return "site.region", {"key": thing.host.region_key}
