"""The published programme: a page by day and stage, calendars, and a paper for each stage."""

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.refusal import NotFound
from portal.core.web.access import open_to_everyone
from portal.core.web.calendar_files import Entry, calendar_answer, calendar_file
from portal.core.web.links import absolute
from portal.core.web.locale import in_language, language
from portal.core.web.page_cache import public_page
from portal.core.web.routes import Routes
from portal.events.models import Event, EventPlace
from portal.events.queries.accepted import Accepted, accepted_for_visitors
from portal.events.queries.events import get_place, get_visible, organises, zone_of
from portal.events.rules.codes import ApplicationKind
from portal.regions.labels import region_name
from portal.scheduling.queries.published import Shown, calendar_of, has_programme, programme_of
from portal.scheduling.queries.rooms import rooms_of
from portal.scheduling.queries.slots import minutes_of
from portal.scheduling.rules.times import moment_of, same_hours
from portal.scheduling.views.printing import room_pdf, stage_pdf

routes = Routes()


@routes.get("/events/<int:event_id>/programme")
@open_to_everyone
@public_page
def programme(event_id: int) -> ResponseReturnValue:
    event = get_visible(current_user, event_id)
    items = programme_of(event)
    day = _asked_day(items, event)
    exhibits = _exhibits(event)
    return render_template(
        "scheduling/programme.html",
        event=event,
        day=day,
        days=sorted({each.slot.day for each in items}),
        stages=[(place, [each for each in items if _is_at(each, place.id, day)]) for place in event.places],
        rooms=[(place, _hours(place), shown) for place, shown in rooms_of(event, exhibits)],
        exhibits=exhibits,
        unplaced=[each for each in exhibits if each.application.room_id is None],
        organises=organises(current_user, event),
        minutes_of=minutes_of,
    )


@routes.get("/events/<int:event_id>/programme.ics")
@open_to_everyone
def calendar(event_id: int) -> Response:
    event = get_visible(current_user, event_id)
    return _calendar(event, calendar_of(event), f"programme-{event_id}")


@routes.get("/events/<int:event_id>/programme/stages/<int:place_id>.ics")
@open_to_everyone
def stage_calendar(event_id: int, place_id: int) -> Response:
    event = get_visible(current_user, event_id)
    place = get_place(event, place_id)
    items = [each for each in calendar_of(event) if each.slot.place_id == place.id]
    return _calendar(event, items, f"programme-{event_id}-{place_id}")


@routes.get("/events/<int:event_id>/programme/classes/<int:class_id>.ics")
@open_to_everyone
def class_calendar(event_id: int, class_id: int) -> Response:
    """All performances of one class."""
    event = get_visible(current_user, event_id)
    items = [each for each in calendar_of(event) if each.application.class_id == class_id]
    if not items:
        raise NotFound
    return _calendar(event, items, f"programme-{event_id}-class-{class_id}")


@routes.get("/events/<int:event_id>/programme/stages/<int:place_id>.pdf")
@open_to_everyone
def stage_paper(event_id: int, place_id: int) -> Response:
    event = get_visible(current_user, event_id)
    place = get_place(event, place_id)
    items = [each for each in programme_of(event) if each.slot.place_id == place.id]
    exhibits = [each for each in _exhibits(event) if each.application.room_id == place.id]
    if not items and not exhibits:
        raise NotFound
    paper = stage_pdf(event, place, items) if items else room_pdf(event, place, _hours(place), exhibits)
    answer = Response(paper, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f"inline; filename=programme-{event_id}-{place_id}.pdf"
    return answer


def _asked_day(items: Sequence[Shown], event: Event) -> date:
    """That of the address, or the first one with a performance."""
    days = [each.slot.day for each in items]
    return next((day for day in days if day.isoformat() == request.args.get("day")), min(days, default=event.first_day))


def _exhibits(event: Event) -> list[Accepted]:
    return [each for each in accepted_for_visitors(event) if each.application.kind == ApplicationKind.EXHIBIT]


def _hours(place: EventPlace) -> list[tuple[date, date, time, time]]:
    return same_hours((each.day, each.opens, each.closes) for each in place.openings)


def _is_at(each: Shown, place_id: int, day: date) -> bool:
    return each.slot.place_id == place_id and each.slot.day == day


def _calendar(event: Event, items: Sequence[Shown], filename: str) -> Response:
    name = gettext("Programme: %(name)s", name=in_language(event.names, event.language))
    source = absolute("scheduling.programme" if has_programme(event) else "events.show", language(), event_id=event.id)
    return calendar_answer(calendar_file(name, _entries(event, items), source=source), filename)


def _entries(event: Event, items: Sequence[Shown]) -> Iterable[Entry]:
    zone, is_off = zone_of(event), not has_programme(event)
    for each in items:
        starts = moment_of(each.slot.day, each.slot.starts, zone)
        school = each.application.school_class.school.name
        who = ", ".join(part for part in (each.class_name, school, region_name(each.application.region_key)) if part)
        yield Entry(
            uid=f"performance-{each.application.id}",
            start=starts,
            end=starts + timedelta(minutes=minutes_of(each.application)),
            summary=each.application.title,
            changed=event.status_since if is_off else each.slot.since,
            description=who,
            place=f"{each.slot.place.name}, {event.town}",
            url=_address(event, each),
            status="CANCELLED" if is_off else "CONFIRMED",
            sequence=int(is_off),
            blocks_time=True,
            language=each.application.language,
        )


def _address(event: Event, each: Shown) -> str:
    """Of an event that was cancelled the page that says why."""
    if has_programme(event):
        return absolute("scheduling.programme", language(), event_id=event.id, day=each.slot.day.isoformat())
    return absolute("events.show", language(), event_id=event.id)
