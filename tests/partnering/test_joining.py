"""Two classes become partners, told with Carla in Hessen and Emil in Bursa; nobody is counted beyond the wish."""

import pytest
from sqlalchemy import select

from portal.core.db import db
from portal.core.mail.models import Letter
from portal.core.refusal import Refused
from portal.matching.models import Wish
from portal.partnering.actions.partnerships import join_partners
from portal.partnering.models import Entry, PartnerRequest
from portal.partnering.rules import PartneringRefusal, pair
from portal.projects.queries import own_projects, parts
from portal.projects.rules import Part
from portal.regions.models import RegionStatus
from portal.regions.rules import RegionRefusal
from tests.partnering.wishes import FIRST, LAST, Seekers


def asked(one: Wish, other: Wish) -> PartnerRequest:
    request = PartnerRequest(
        pair=pair(one.id, other.id),
        from_wish=one,
        to_wish=other,
        starts_on=FIRST,
        ends_on=LAST,
        remind_on=LAST,
        due_on=LAST,
    )
    db.session.add(request)
    db.session.commit()
    return request


def test_both_teachers_own_the_joint_project_alike(seekers: Seekers) -> None:
    project = join_partners(seekers.wish, seekers.other_wish, by=seekers.emil)

    assert project.teachers == [seekers.carla, seekers.emil]
    assert project.classes == [seekers.school_class, seekers.other_class]
    assert sorted(project.region_keys) == ["bursa", "hessen"]
    for teacher in (seekers.carla, seekers.emil):
        assert parts(teacher, project) == {Part.OWNER}
        assert project in own_projects(teacher)


def test_the_joint_project_says_what_both_wish_for(seekers: Seekers) -> None:
    seekers.other_wish.topics, seekers.other_wish.form = ["music_theatre_dance", "health_sport"], "hybrid"
    project = join_partners(seekers.wish, seekers.other_wish, by=seekers.emil)

    assert (project.title, project.language) == ("Musik, Theater und Tanz: Lindenbrück – Ovacık", "de")
    assert (project.topics, project.languages, project.form) == (["music_theatre_dance"], ["en"], "online")
    assert (project.starts_on, project.ends_on, project.status) == (FIRST, LAST, "draft")


def test_they_can_join_a_project_that_is_there_already(seekers: Seekers) -> None:
    project = join_partners(seekers.wish, seekers.other_wish, by=seekers.emil, project=seekers.project)

    assert project is seekers.project
    assert project.teachers == [seekers.carla, seekers.emil]
    assert (project.title, sorted(project.region_keys)) == ("Flüsse verbinden", ["bursa", "hessen"])


def test_a_project_that_is_over_takes_nobody_in(seekers: Seekers) -> None:
    seekers.project.status = "finished"
    project = join_partners(seekers.wish, seekers.other_wish, by=seekers.emil, project=seekers.project)

    assert project is not seekers.project
    assert seekers.project.teachers == [seekers.carla]


def test_a_wish_counts_up_to_what_was_wished(seekers: Seekers) -> None:
    seekers.wish.n_wanted = 2
    before = seekers.wish.changed_at
    join_partners(seekers.wish, seekers.other_wish, by=seekers.emil)

    assert (seekers.wish.n_found, seekers.wish.status) == (1, "open")
    assert (seekers.other_wish.n_found, seekers.other_wish.status) == (1, "fulfilled")
    assert seekers.wish.changed_at > before


def test_a_class_that_has_found_its_partners_takes_no_more(seekers: Seekers) -> None:
    nora = seekers.another(1)
    join_partners(seekers.wish, seekers.other_wish, by=seekers.emil)

    for person, why in (
        (seekers.carla, PartneringRefusal.OWN_CLASS_HAS_FOUND),
        (None, PartneringRefusal.OTHER_CLASS_HAS_FOUND),
    ):
        with pytest.raises(Refused) as refused:
            join_partners(nora, seekers.wish, by=person)
        assert refused.value.code == why


@pytest.mark.parametrize("status", ["closed", "lapsed", "waiting"])
def test_a_class_that_does_not_look_is_not_joined(seekers: Seekers, status: str) -> None:
    seekers.other_wish.status = status
    with pytest.raises(Refused) as refused:
        join_partners(seekers.wish, seekers.other_wish, by=seekers.emil)
    assert refused.value.code == PartneringRefusal.NOT_LOOKING


def test_nobody_is_counted_twice_as_partner_of_the_same_class(seekers: Seekers) -> None:
    seekers.wish.n_wanted = seekers.other_wish.n_wanted = 3
    join_partners(seekers.wish, seekers.other_wish, by=seekers.emil)
    with pytest.raises(Refused) as refused:
        join_partners(seekers.other_wish, seekers.wish, by=seekers.carla)
    assert refused.value.code == PartneringRefusal.ALREADY_PARTNERS


def test_a_resting_region_gets_no_new_partners(seekers: Seekers) -> None:
    db.session.add(RegionStatus(region_key="bursa", status="suspended", since=FIRST.replace(year=2025)))
    db.session.commit()
    with pytest.raises(Refused) as refused:
        join_partners(seekers.wish, seekers.other_wish, by=seekers.emil)
    assert refused.value.code == RegionRefusal.NOT_ACTIVE


def test_requests_of_a_class_that_has_found_its_partners_end_with_a_mail_to_the_others(seekers: Seekers) -> None:
    nora, olga = seekers.another(1), seekers.another(2, "jaroslawl", n_wanted=2)
    between, to_carla, elsewhere = asked(seekers.wish, seekers.other_wish), asked(nora, seekers.wish), asked(olga, nora)
    project = join_partners(seekers.wish, seekers.other_wish, by=seekers.emil)
    db.session.commit()

    assert (between.status, between.project_id) == ("accepted", project.id)
    assert (to_carla.status, elsewhere.status) == ("ended", "sent")
    steps = db.session.execute(select(Entry.request_id, Entry.step, Entry.by_id).order_by(Entry.id)).all()
    assert steps == [(between.id, "accept", seekers.emil.id), (to_carla.id, "end", None)]
    assert list(db.session.scalars(select(Letter.recipient))) == ["nora1@school.example"]
