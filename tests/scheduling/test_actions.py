"""Dana plans the programme of her event: she places, pins and publishes, and only those concerned are told."""

from datetime import time

import pytest
from sqlalchemy import select

from portal.core.db import db
from portal.core.refusal import NotFound, Refused
from portal.events.actions.events import Place, add_place
from portal.events.models import Event
from portal.events.rules.codes import ApplicationStatus, EventStatus, PlaceKind
from portal.scheduling.actions.places import remove_place
from portal.scheduling.actions.publishing import publish, take_back
from portal.scheduling.actions.rooms import hang
from portal.scheduling.actions.slots import pin, place, remove
from portal.scheduling.models import Slot
from portal.scheduling.queries.published import changes_since, programme_of, slot_of_class
from portal.scheduling.queries.rooms import room_of_class
from portal.scheduling.queries.slots import Board, Where, find_slot, slots_of, stages_of
from portal.scheduling.rules.clashes import Conflict
from portal.scheduling.rules.codes import Clash, ProgrammeRefusal
from tests.builders.emails import emails
from tests.builders.events import HOURS, opened
from tests.builders.programmes import day, exhibit, planned, published, put, room_of, where
from tests.cast import Cast
from tests.page_reading import words


def test_a_performance_is_where_it_was_placed_and_raises_the_version(cast: Cast) -> None:
    event, song, dance = planned(cast)
    put(event, dance, "12:30", days_later=1)
    assert [(slot.application_id, slot.day, slot.starts) for slot in slots_of(event)] == [
        (song.id, day(), time(12)),
        (dance.id, day(1), time(12, 30)),
    ]
    assert event.programme_version == 2


def test_where_another_performance_is_there_is_no_room(cast: Cast) -> None:
    event, _song, dance = planned(cast)
    with pytest.raises(Refused) as refusal:
        place(event, dance, where(event, "12:25"), seen=event.programme_version)
    assert (refusal.value.code, find_slot(dance)) == (ProgrammeRefusal.CLASH, None)


def test_what_somebody_else_has_moved_meanwhile_is_not_moved_unawares(cast: Cast) -> None:
    event, song, _dance = planned(cast)
    seen = event.programme_version
    put(event, song, "15:00")
    with pytest.raises(Refused) as refusal:
        place(event, song, where(event, "16:00"), seen=seen)
    assert refusal.value.code == ProgrammeRefusal.MOVED
    assert [slot.starts for slot in slots_of(event)] == [time(15)]


def test_a_cancelled_event_is_planned_no_more(cast: Cast) -> None:
    event, song, _dance = planned(cast)
    event.status = EventStatus.CANCELLED
    db.session.commit()
    with pytest.raises(Refused) as refusal:
        remove(event, song)
    assert refusal.value.code == ProgrammeRefusal.NOT_PLANNED


def test_visitors_find_a_programme_when_it_is_published(cast: Cast) -> None:
    event, song, _dance = planned(cast)
    with pytest.raises(NotFound):
        programme_of(event)
    assert slot_of_class(song) is None
    assert publish(event, by=cast.dana) == 1
    assert [(each.application.id, each.slot.starts) for each in programme_of(event)] == [(song.id, time(12))]
    slot = slot_of_class(song)
    assert slot is not None
    assert slot.starts == time(12)


def test_the_class_that_is_concerned_hears_once_in_its_language(cast: Cast) -> None:
    event, song, dance = published(cast)
    assert emails("programme:") == [("carla", "de")]
    put(event, dance, "13:00")
    publish(event, by=cast.dana)
    assert emails("programme:") == [("carla", "de"), ("emil", "tr")]
    put(event, song, "15:00")
    remove(event, dance)
    publish(event, by=cast.dana)
    assert sorted(emails("programme:")) == [("carla", "de"), ("carla", "de"), ("emil", "tr"), ("emil", "tr")]


def test_changes_are_a_draft_until_they_are_published(cast: Cast) -> None:
    event, song, _dance = published(cast)
    put(event, song, "15:00")
    assert [each.slot.starts for each in programme_of(event)] == [time(12)]
    assert [
        (each.before and each.before.starts, each.after and each.after.starts) for each in changes_since(event)
    ] == [(time(12), time(15))]
    publish(event, by=cast.dana)
    assert ([each.slot.starts for each in programme_of(event)], changes_since(event)) == ([time(15)], [])


def test_the_plan_can_be_what_is_published_again(cast: Cast) -> None:
    event, song, dance = published(cast)
    pin(event, song, True)
    put(event, song, "15:00")
    put(event, dance, "12:00")
    take_back(event)
    assert [(slot.application_id, slot.starts, slot.is_pinned) for slot in slots_of(event)] == [
        (song.id, time(12), True)
    ]
    assert changes_since(event) == []


@pytest.mark.parametrize("case", ["empty", "unchanged", "conflicts"])
def test_what_can_not_be_published_is_refused_with_its_reason(cast: Cast, case: str) -> None:
    event, song, _dance = published(cast) if case == "unchanged" else planned(cast)
    if case == "empty":
        remove(event, song)
    if case == "conflicts":
        song.minutes = 600
    db.session.commit()
    with pytest.raises(Refused) as refusal:
        publish(event, by=cast.dana)
    assert refusal.value.code == ProgrammeRefusal(f"programme_{case}")


def test_a_performance_that_was_withdrawn_is_gone_at_once(cast: Cast) -> None:
    event, song, _dance = published(cast)
    song.status = ApplicationStatus.WITHDRAWN
    db.session.commit()
    assert (programme_of(event), slots_of(event)) == ([], [])


def test_what_was_declined_comes_back_beside_nobody_who_has_its_time_now(cast: Cast) -> None:
    event, song, dance = published(cast)
    song.status = ApplicationStatus.DECLINED
    db.session.commit()
    assert slot_of_class(song) is None
    put(event, dance, "12:00")
    publish(event, by=cast.dana)
    song.status = ApplicationStatus.ACCEPTED
    db.session.commit()
    assert [each.application.title for each in programme_of(event)] == [dance.title]
    with pytest.raises(Refused):
        publish(event, by=cast.dana)


@pytest.mark.parametrize("is_moved", [False, True])
def test_a_stage_is_not_removed_while_somebody_performs_there(cast: Cast, is_moved: bool) -> None:
    event, song, _dance = published(cast)
    other = add_place(event, Place(PlaceKind.STAGE, "Zelt", 10, dict.fromkeys(event.days, HOURS)))
    if is_moved:
        place(event, song, Where(other, day(), time(12)), seen=event.programme_version)
    db.session.commit()
    with pytest.raises(Refused) as refusal:
        remove_place(stages_of(event)[0])
    assert refusal.value.code == ProgrammeRefusal.PLACE_IN_USE
    place(event, song, Where(other, day(), time(12)), seen=event.programme_version)
    publish(event, by=cast.dana)
    remove_place(stages_of(event)[0])
    db.session.commit()
    assert [each.name for each in stages_of(event)] == ["Zelt"]


def test_a_class_hears_of_the_room_of_its_exhibit_once_visitors_read_it(cast: Cast) -> None:
    event, *_ = planned(cast)
    pictures, room = exhibit(event, cast.other_class), room_of(event)
    exhibit(event, cast.school_class)
    hang(event, pictures, room, seen=None)
    assert (room_of_class(pictures), emails("exhibit-room:")) == (None, [])
    publish(event, by=cast.dana)
    assert (room_of_class(pictures), emails("exhibit-room:")) == (room, [("emil", "tr")])
    hang(event, pictures, room, seen=room.id)
    assert len(emails("exhibit-room:")) == 1
    hang(event, pictures, None, seen=room.id)
    assert (room_of_class(pictures), len(emails("exhibit-room:"))) == (None, 2)


def test_of_two_who_give_an_exhibit_a_room_the_second_is_told(cast: Cast) -> None:
    event, *_ = planned(cast)
    pictures, room = exhibit(event, cast.school_class), room_of(event)
    tent = add_place(event, Place(PlaceKind.ROOM, "Zelt", 0, dict.fromkeys(event.days, HOURS)))
    hang(event, pictures, room, seen=None)
    with pytest.raises(Refused) as refusal:
        hang(event, pictures, tent, seen=None)
    assert refusal.value.code == ProgrammeRefusal.HUNG
    assert pictures.room_id == room.id


def test_a_room_is_not_removed_while_an_exhibit_is_shown_there(cast: Cast) -> None:
    event, *_ = planned(cast)
    pictures, room = exhibit(event, cast.school_class), room_of(event)
    hang(event, pictures, room, seen=None)
    with pytest.raises(Refused) as refusal:
        remove_place(room)
    assert refusal.value.code == ProgrammeRefusal.PLACE_IN_USE
    hang(event, pictures, None, seen=room.id)
    remove_place(room)
    assert [place.kind for place in event.places] == [PlaceKind.STAGE]


def test_a_stage_that_becomes_a_room_hides_nobody(cast: Cast) -> None:
    event, song, _dance = published(cast)
    stages_of(event)[0].kind = PlaceKind.ROOM
    db.session.commit()
    assert song.title in words(cast.signed_in(None).get(f"/de/events/{event.id}/programme"))
    assert Board(event).impossible() == {song.id: [Conflict(Clash.CLOSED)]}


def test_with_an_event_its_programme_goes(cast: Cast) -> None:
    event, _song, _dance = published(cast)
    db.session.delete(db.session.get_one(Event, event.id))
    db.session.commit()
    assert db.session.scalars(select(Slot)).all() == []


def test_an_event_of_exhibits_alone_has_a_programme(cast: Cast) -> None:
    event = opened(cast)
    exhibit(event, cast.school_class)
    assert publish(event, by=cast.dana) == 0
    assert (programme_of(event), event.status, bool(event.published_at)) == ([], EventStatus.PUBLISHED, True)
    with pytest.raises(Refused) as again:
        publish(event, by=cast.dana)
    assert again.value.code == ProgrammeRefusal.UNCHANGED


def test_the_last_performance_can_be_taken_out_of_a_public_programme(cast: Cast) -> None:
    event, song, _ = published(cast)
    remove(event, song)
    assert publish(event, by=cast.dana) == 1
    assert programme_of(event) == []
