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
from portal.projects.rules import Form, Relation, Status
from portal.regions.models import RegionStatus
from portal.regions.rules import RegionRefusal
from tests.builders.searching import FIRST, LAST, Profiles


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


def test_both_teachers_own_the_joint_project_alike(profiles: Profiles) -> None:
    project = join_partners(profiles.search, profiles.other_search, by=profiles.emil)

    assert project.teachers == [profiles.carla, profiles.emil]
    assert project.classes == [profiles.school_class, profiles.other_class]
    assert sorted(project.region_keys) == ["bursa", "hessen"]
    for teacher in (profiles.carla, profiles.emil):
        assert relations(teacher, project) == {Relation.OWNER}
        assert project in own_projects(teacher)


def test_the_joint_project_says_what_both_look_for(profiles: Profiles) -> None:
    profiles.other_search.topics, profiles.other_search.form = ["music_theatre_dance", "health_sport"], Form.HYBRID
    project = join_partners(profiles.search, profiles.other_search, by=profiles.emil)

    assert (project.title, project.language) == ("Musik, Theater und Tanz: Lindenbrück – Ovacık", "de")
    assert (project.topics, project.languages, project.form) == (["music_theatre_dance"], ["en"], "online")
    assert (project.starts_on, project.ends_on, project.status) == (FIRST, LAST, "draft")


def test_they_can_join_a_project_that_is_there_already(profiles: Profiles) -> None:
    project = join_partners(profiles.search, profiles.other_search, by=profiles.emil, project=profiles.project)

    assert project is profiles.project
    assert project.teachers == [profiles.carla, profiles.emil]
    assert (project.title, sorted(project.region_keys)) == ("Flüsse verbinden", ["bursa", "hessen"])


def test_a_project_that_is_over_takes_nobody_in(profiles: Profiles) -> None:
    profiles.project.status = Status.FINISHED
    project = join_partners(profiles.search, profiles.other_search, by=profiles.emil, project=profiles.project)

    assert project is not profiles.project
    assert profiles.project.teachers == [profiles.carla]


def test_a_search_counts_up_to_the_number_of_partners_that_it_asks_for(profiles: Profiles) -> None:
    profiles.search.n_wanted = 2
    before = profiles.search.changed_at
    join_partners(profiles.search, profiles.other_search, by=profiles.emil)

    assert (profiles.search.n_found, profiles.search.status) == (1, "open")
    assert (profiles.other_search.n_found, profiles.other_search.status) == (1, "fulfilled")
    assert profiles.search.changed_at > before


def test_a_class_that_has_found_its_partners_takes_no_more(profiles: Profiles) -> None:
    nora = profiles.another(1)
    join_partners(profiles.search, profiles.other_search, by=profiles.emil)

    for person, why in (
        (profiles.carla, PartneringRefusal.OWN_CLASS_HAS_FOUND),
        (None, PartneringRefusal.OTHER_CLASS_HAS_FOUND),
    ):
        with pytest.raises(Refused) as refused:
            join_partners(nora, profiles.search, by=person)
        assert refused.value.code == why


@pytest.mark.parametrize("status", [SearchStatus.CLOSED, SearchStatus.EXPIRED, SearchStatus.WAITING])
def test_a_class_that_does_not_look_is_not_joined(profiles: Profiles, status: SearchStatus) -> None:
    profiles.other_search.status = status
    with pytest.raises(Refused) as refused:
        join_partners(profiles.search, profiles.other_search, by=profiles.emil)
    assert refused.value.code == PartneringRefusal.NOT_LOOKING


def test_nobody_is_counted_twice_as_partner_of_the_same_class(profiles: Profiles) -> None:
    profiles.search.n_wanted = profiles.other_search.n_wanted = 3
    join_partners(profiles.search, profiles.other_search, by=profiles.emil)
    with pytest.raises(Refused) as refused:
        join_partners(profiles.other_search, profiles.search, by=profiles.carla)
    assert refused.value.code == PartneringRefusal.ALREADY_PARTNERS


def test_a_suspended_region_gets_no_new_partners(profiles: Profiles) -> None:
    db.session.add(RegionStatus(region_key="bursa", status="suspended", since=FIRST.replace(year=2025)))
    db.session.commit()
    with pytest.raises(Refused) as refused:
        join_partners(profiles.search, profiles.other_search, by=profiles.emil)
    assert refused.value.code == RegionRefusal.NOT_ACTIVE


def test_requests_of_a_class_that_has_found_its_partners_end_with_a_mail_to_the_others(profiles: Profiles) -> None:
    nora, olga = profiles.another(1), profiles.another(2, "jaroslawl", n_wanted=2)
    between, to_carla, elsewhere = (
        asked(profiles.search, profiles.other_search),
        asked(nora, profiles.search),
        asked(olga, nora),
    )
    project = join_partners(profiles.search, profiles.other_search, by=profiles.emil)
    db.session.commit()

    assert (between.status, between.project_id) == ("accepted", project.id)
    assert (to_carla.status, elsewhere.status) == ("ended", "sent")
    steps = db.session.execute(select(Entry.request_id, Entry.step, Entry.by_id).order_by(Entry.id)).all()
    assert steps == [(between.id, "accept", profiles.emil.id), (to_carla.id, "end", None)]
    assert list(db.session.scalars(select(Email.recipient))) == ["nora1@school.example"]
