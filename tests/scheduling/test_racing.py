"""Two organisers put two performances on the same stage at the same time: one is there, the other is told why not."""

import pytest
from sqlalchemy import delete, func, select

from portal.core.db import db
from portal.scheduling.models import Slot
from tests.builders.programmes import planned, where
from tests.builders.races import answer_code, at_once
from tests.cast import Cast

pytestmark = pytest.mark.several_connections


def test_of_two_who_place_at_once_the_first_has_the_stage(cast: Cast) -> None:
    event, song, dance = planned(cast)
    browsers = [cast.signed_in(person) for person in (cast.dana, cast.ada)]
    there = where(event, "15:00")
    path, number = f"/de/events/{event.id}/plan", event.id
    fields = [
        {"application_id": each.id, "place_id": there.place.id, "day": there.day.isoformat(), "starts": "15:00"}
        for each in (song, dance)
    ]
    for _round in range(4):
        db.session.execute(delete(Slot))
        db.session.commit()
        clicks = [
            lambda browser=browser, some=some: answer_code(browser, path, some)
            for browser, some in zip(browsers, fields, strict=True)
        ]
        codes = sorted(at_once(cast.app, clicks))
        assert codes in ([303, 409], [303, 422])
        assert db.session.scalar(select(func.count()).select_from(Slot).where(Slot.event_id == number)) == 1
