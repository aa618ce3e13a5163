"""Carla in Hessen and Emil in Bursa become partners; no class gets more partners than it looks for."""

import pytest
from sqlalchemy import select

from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.refusal import Refused
from portal.matching.models import PartnerSearch
from portal.matching.rules.searches import Status as SearchStatus
from portal.partnering.actions.partnerships import join_partners
from portal.partnering.models import Entry, PartnerRequest
from portal.partnering.rules import PartneringRefusal, pair_key
from portal.projects.queries import own_projects, relations
from portal.projects.rules import MeetingMode, Relation, Status
from portal.regions.models import RegionStatus
from portal.regions.rules import RegionRefusal
from tests.builders.searching import FIRST, LAST, SearchingCast


def asked(one: PartnerSearch, other: PartnerSearch) -> PartnerRequest:
    request = PartnerRequest(
        pair=pair_key(one.id, other.id),
        from_search=one,
        to_search=other,
        starts_on=FIRST,
        ends_on=LAST,
        remind_on=LAST,
        due_on=LAST,
    )
    db.session.add(request)
    db.session.commit()
    return request


def test_both_teachers_own_the_joint_project_alike(searching: SearchingCast) -> None:
    project = join_partners(searching.search, searching.other_search, by=searching.emil)

    assert project.teachers == [searching.carla, searching.emil]
    assert project.classes == [searching.school_class, searching.other_class]
    assert sorted(project.region_keys) == ["bursa", "hessen"]
    for teacher in (searching.carla, searching.emil):
        assert relations(teacher, project) == {Relation.OWNER}
        assert project in own_projects(teacher)


def test_the_joint_project_says_what_both_look_for(searching: SearchingCast) -> None:
    searching.other_search.topics, searching.other_search.form = (
        ["music_theatre_dance", "health_sport"],
        MeetingMode.HYBRID,
    )
    project = join_partners(searching.search, searching.other_search, by=searching.emil)

    assert (project.title, project.language) == ("Musik, Theater und Tanz: Lindenbrück – Ovacık", "de")
    assert (project.topics, project.languages, project.form) == (["music_theatre_dance"], ["en"], "online")
    assert (project.starts_on, project.ends_on, project.status) == (FIRST, LAST, "draft")


def test_they_can_join_a_project_that_is_there_already(searching: SearchingCast) -> None:
    project = join_partners(searching.search, searching.other_search, by=searching.emil, project=searching.project)

    assert project is searching.project
    assert project.teachers == [searching.carla, searching.emil]
    assert (project.title, project.wanted["regions"]) == ("Flüsse verbinden", ["bursa", "hessen"])


def test_a_project_that_is_over_takes_nobody_in(searching: SearchingCast) -> None:
    searching.project.status = Status.FINISHED
    project = join_partners(searching.search, searching.other_search, by=searching.emil, project=searching.project)

    assert project is not searching.project
    assert searching.project.teachers == [searching.carla]


def test_a_search_counts_up_to_the_number_of_partners_that_it_asks_for(searching: SearchingCast) -> None:
    searching.search.n_wanted = 2
    before = searching.search.changed_at
    join_partners(searching.search, searching.other_search, by=searching.emil)

    assert (searching.search.n_found, searching.search.status) == (1, "open")
    assert (searching.other_search.n_found, searching.other_search.status) == (1, "fulfilled")
    assert searching.search.changed_at > before


def test_a_class_that_has_found_its_partners_takes_no_more(searching: SearchingCast) -> None:
    nora = searching.another(1)
    join_partners(searching.search, searching.other_search, by=searching.emil)

    for person, why in (
        (searching.carla, PartneringRefusal.OWN_CLASS_HAS_FOUND),
        (None, PartneringRefusal.OTHER_CLASS_HAS_FOUND),
    ):
        with pytest.raises(Refused) as refused:
            join_partners(nora, searching.search, by=person)
        assert refused.value.code == why


@pytest.mark.parametrize("status", [SearchStatus.CLOSED, SearchStatus.EXPIRED, SearchStatus.WAITING])
def test_a_class_that_does_not_look_is_not_joined(searching: SearchingCast, status: SearchStatus) -> None:
    searching.other_search.status = status
    with pytest.raises(Refused) as refused:
        join_partners(searching.search, searching.other_search, by=searching.emil)
    assert refused.value.code == PartneringRefusal.NOT_LOOKING


def test_nobody_is_counted_twice_as_partner_of_the_same_class(searching: SearchingCast) -> None:
    searching.search.n_wanted = searching.other_search.n_wanted = 3
    join_partners(searching.search, searching.other_search, by=searching.emil)
    with pytest.raises(Refused) as refused:
        join_partners(searching.other_search, searching.search, by=searching.carla)
    assert refused.value.code == PartneringRefusal.ALREADY_PARTNERS


def test_a_suspended_region_gets_no_new_partners(searching: SearchingCast) -> None:
    db.session.add(RegionStatus(region_key="bursa", status="suspended", since=FIRST.replace(year=2025)))
    db.session.commit()
    with pytest.raises(Refused) as refused:
        join_partners(searching.search, searching.other_search, by=searching.emil)
    assert refused.value.code == RegionRefusal.NOT_ACTIVE


def test_requests_of_a_class_that_has_found_its_partners_end_with_a_mail_to_the_others(
    searching: SearchingCast,
) -> None:
    nora, olga = searching.another(1), searching.another(2, "jaroslawl", n_wanted=2)
    between, to_carla, elsewhere = (
        asked(searching.search, searching.other_search),
        asked(nora, searching.search),
        asked(olga, nora),
    )
    project = join_partners(searching.search, searching.other_search, by=searching.emil)
    db.session.commit()

    assert (between.status, between.project_id) == ("accepted", project.id)
    assert (to_carla.status, elsewhere.status) == ("ended", "sent")
    steps = db.session.execute(select(Entry.request_id, Entry.step, Entry.by_id).order_by(Entry.id)).all()
    assert steps == [(between.id, "accept", searching.emil.id), (to_carla.id, "end", None)]
    assert list(db.session.scalars(select(Email.recipient))) == ["nora1@school.example"]
