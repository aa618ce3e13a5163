"""One side removes an item of a programme while the other one changes it: what was typed is not lost."""

import pytest
from flask import Flask
from sqlalchemy import select

from portal.agenda.models import AgendaItem, AgendaVersion
from portal.core.db import db
from tests.agenda.items import item_of, typed
from tests.builders.races import answer_code, at_once
from tests.builders.visits import visit_of
from tests.cast import Cast

pytestmark = pytest.mark.several_connections


def test_whoever_changes_an_item_that_is_being_removed_saves_it_first_or_gets_the_text_back(
    app: Flask, cast: Cast
) -> None:
    visit = visit_of(cast)
    item = item_of(visit, cast.carla, title_de="Rallye")
    carla, emil, path = (
        cast.signed_in(cast.carla),
        cast.signed_in(cast.emil),
        f"/de/visits/{visit.id}/programme/{item.id}",
    )
    fields = typed(visit, title_de="Rallye durch die Stadt") | {"seen": item.version}
    clicks = [lambda: answer_code(carla, f"{path}/remove"), lambda: answer_code(emil, path, fields)]
    removed, changed = at_once(app, clicks)
    versions = [each.facts["title_de"] for each in db.session.scalars(select(AgendaVersion).order_by(AgendaVersion.id))]
    assert (removed, db.session.scalars(select(AgendaItem.removed_at)).one() is not None) == (303, True)
    if changed == 303:
        assert versions == ["Rallye", "Rallye durch die Stadt"]
    late = emil.post(path, data=fields)
    assert (changed in (303, 404), late.status_code) == (True, 404)
    assert "Rallye durch die Stadt" in late.text
