"""The demo's visits have programmes, whichever visits there are."""

from portal.agenda.models import AgendaItem
from portal.core.db import db
from portal.demo.agenda import load_programmes
from portal.visits.rules.codes import Status
from tests.builders.visits import visit_of
from tests.cast import Cast


def test_every_visit_that_is_not_cancelled_gets_a_programme_and_agreed_ones_are_shown(cast: Cast) -> None:
    planned, agreed, cancelled = (visit_of(cast, status=s) for s in (Status.PLANNED, Status.AGREED, Status.CANCELLED))
    load_programmes()
    db.session.commit()
    numbers = [
        db.session.query(AgendaItem).filter_by(visit_id=visit.id).count() for visit in (planned, agreed, cancelled)
    ]
    assert numbers == [7, 7, 0]
    visitor = cast.signed_in(None)
    assert "Okulda karşılama" in visitor.get(f"/tr/programmes/{agreed.id}").text
    assert visitor.get(f"/tr/programmes/{planned.id}").status_code == 404
    assert "No rest after arrival" in cast.signed_in(cast.carla).get(f"/en/visits/{planned.id}/programme").text
