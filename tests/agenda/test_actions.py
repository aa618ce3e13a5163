"""What stays of a programme when people leave and visits go, and what its secret addresses give away."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.agenda.actions.items import copy_day, merge
from portal.agenda.actions.sharing import agenda_of, open_calendar, open_to_parents, publish
from portal.agenda.models import Agenda, AgendaItem, AgendaText, AgendaVersion, CalendarAddress
from portal.agenda.queries.addresses import calendar_token, find_owner, parents_token
from portal.agenda.queries.programmes import find_for_parents
from portal.agenda.rules.codes import AgendaRefusal
from portal.core.db import db
from portal.core.refusal import Refused
from portal.rights.actions.erasing import erase_person
from portal.visits.rules.codes import Status
from tests.agenda.items import item_of, typed
from tests.builders.visits import visit_of
from tests.cast import Cast


def test_the_full_name_of_whoever_leads_goes_with_the_account(cast: Cast) -> None:
    cast.gero.name = "Gero Karagözoğlu"
    item = item_of(visit_of(cast), cast.gero, leader="Gero Karagözoğlu", title_de="Führung mit Gero Karagözoğlu")
    erase_person(cast.gero)
    db.session.commit()
    db.session.expire_all()
    everything = f"{item.facts} {[version.facts for version in db.session.scalars(select(AgendaVersion))]}"
    assert "Karagözoğlu" not in everything
    assert "Führung mit" in everything
    assert db.session.scalars(select(AgendaVersion.by_id)).all() == [None]


def test_a_visit_takes_its_programme_along(cast: Cast) -> None:
    visit = visit_of(cast, status=Status.AGREED)
    item_of(visit, cast.carla)
    publish(visit, is_meant=False)
    db.session.flush()
    db.session.delete(visit)
    db.session.commit()
    assert [db.session.query(table).count() for table in (Agenda, AgendaItem, AgendaText, AgendaVersion)] == [0] * 4


def test_an_address_opens_one_programme_and_one_calendar(cast: Cast) -> None:
    visit, other = visit_of(cast), visit_of(cast)
    for each in (visit, other):
        open_to_parents(each, is_meant=False)
    token = parents_token(agenda_of(visit))
    assert find_for_parents(visit.id, token) == visit
    assert find_for_parents(other.id, token) is None
    assert find_for_parents(visit.id, "ключ") is None
    open_calendar(cast.carla)
    own = calendar_token(db.session.get_one(CalendarAddress, cast.carla.id))
    assert find_owner(cast.carla.id, own) == cast.carla
    assert (find_owner(cast.emil.id, own), len(own)) == (None, 26)


def test_nothing_is_shown_or_copied_that_is_not_there_or_over(cast: Cast) -> None:
    visit = visit_of(cast, status=Status.AGREED)
    with pytest.raises(Refused) as refused:
        copy_day(visit, visit.first_day, visit.last_day, by=cast.carla)
    assert refused.value.code == AgendaRefusal.EMPTY_DAY
    item_of(visit, cast.carla, title_de="Fragen an 0171 3920045")
    with pytest.raises(Refused) as refused:
        publish(visit, is_meant=False)
    assert refused.value.code == AgendaRefusal.CONTACTS
    visit.status = Status.CANCELLED
    with pytest.raises(Refused) as refused:
        publish(visit, is_meant=True)
    assert refused.value.code == AgendaRefusal.CANCELLED


def test_a_page_that_is_older_than_the_kept_versions_is_asked_about_every_difference(cast: Cast) -> None:
    visit = visit_of(cast)
    item = item_of(visit, cast.carla, title_de="Rallye")
    facts = item.facts | typed(visit, title_de="Museum", day=visit.first_day + timedelta(days=1))
    assert merge(item, facts, "forgotten").contested == ("day", "title_de")
