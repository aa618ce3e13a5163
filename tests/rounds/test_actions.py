"""Dana opens rounds, computes previews and publishes; who takes part, who is told, and what is refused."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from portal.core.clock import now, today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.matching.models import PartnerSearch
from portal.regions.models import RegionStatus
from portal.regions.rules import RegionRefusal
from portal.rounds.actions.answers import settle
from portal.rounds.actions.proposals import publish
from portal.rounds.actions.rounds import change_round, close_round, come_back, leave, open_round, reopen_round
from portal.rounds.actions.runs import request_run
from portal.rounds.jobs import announce
from portal.rounds.models import Proposal, Round
from portal.rounds.queries.participants import count_by_region, taking_part
from portal.rounds.rules import ProposalStatus, RoundRefusal, RunStatus
from tests.builders.emails import emails
from tests.builders.rounds import computed, described, found_by, opened, proposed
from tests.builders.searching import SearchingCast


def members(known: Round) -> list[int]:
    return [search.id for search in db.session.scalars(taking_part(known))]


def test_everybody_who_looks_in_these_regions_takes_part(searching: SearchingCast) -> None:
    outside = searching.another(1, "wielkopolska")
    known = opened(searching)
    assert members(known) == [searching.search.id, searching.other_search.id]
    assert outside.id not in members(known)
    assert count_by_region(known) == {"aquitaine": 0, "bursa": 1, "emilia_romagna": 0, "hessen": 1}


def test_a_class_that_begins_to_look_too_late_waits_for_the_next_round(searching: SearchingCast) -> None:
    known = opened(searching, join_until=today())
    searching.other_search.opened_at = now() + timedelta(days=1)
    db.session.commit()
    assert members(known) == [searching.search.id]


@pytest.mark.parametrize("change", [{"status": "closed"}, {"n_found": 1}, {"expires_at": now() - timedelta(days=1)}])
def test_a_class_that_looks_no_longer_takes_no_part(searching: SearchingCast, change: dict[str, object]) -> None:
    known = opened(searching)
    db.session.execute(update(PartnerSearch).where(PartnerSearch.id == searching.other_search.id).values(change))
    db.session.commit()
    assert members(known) == [searching.search.id]


def test_groups_of_three_take_classes_that_look_for_two_partners(searching: SearchingCast) -> None:
    db.session.execute(update(PartnerSearch).where(PartnerSearch.id == searching.search.id).values(n_wanted=2))
    assert members(opened(searching, size=3)) == [searching.search.id]


def test_carla_leaves_the_round_and_comes_back(searching: SearchingCast) -> None:
    known = opened(searching)
    for _ in range(2):
        leave(known, searching.search)
        db.session.flush()
    assert members(known) == [searching.other_search.id]
    for _ in range(2):
        come_back(known, searching.search)
        db.session.flush()
    assert members(known) == [searching.search.id, searching.other_search.id]


def test_a_preview_finds_the_two_and_tells_nobody(searching: SearchingCast) -> None:
    run = computed(searching, opened(searching))
    assert (run.status, found_by(run)) == (RunStatus.PREVIEW, [[searching.search.id, searching.other_search.id]])
    assert (run.n_classes, run.n_groups, run.most_groups, run.first_come_groups) == (2, 1, 1, 1)
    assert 0 < run.points <= run.most_points <= 100
    assert (emails(), db.session.query(Proposal).count()) == ([], 0)


def test_published_proposals_reach_both_in_their_own_language(searching: SearchingCast) -> None:
    (proposal,) = proposed(searching)
    assert emails("proposed") == [("carla", "de"), ("emil", "tr")]
    assert [side.search_id for side in proposal.sides] == [searching.search.id, searching.other_search.id]
    assert today() < proposal.remind_on < proposal.due_on == proposal.run.round.answer_until


def test_who_waits_for_an_answer_takes_no_part_in_the_next_run(searching: SearchingCast) -> None:
    known = opened(searching)
    proposed(searching, known)
    assert members(known) == []


@pytest.mark.parametrize("status", [RunStatus.WAITING, RunStatus.RUNNING, RunStatus.CANCELLED, RunStatus.BROKEN])
def test_what_has_no_result_is_not_published(searching: SearchingCast, status: RunStatus) -> None:
    run = computed(searching, opened(searching))
    run.status = status
    with pytest.raises(Refused) as refusal:
        publish(run)
    assert refusal.value.code == RoundRefusal.WITHOUT_RESULT


def test_a_preview_is_published_once(searching: SearchingCast) -> None:
    run = computed(searching, opened(searching))
    publish(run)
    db.session.commit()
    with pytest.raises(Refused) as refusal:
        publish(run)
    assert refusal.value.code == RoundRefusal.NOT_A_PREVIEW
    assert db.session.query(Proposal).count() == 1


def test_emails_are_written_once_and_not_for_what_ended_meanwhile(searching: SearchingCast) -> None:
    third, _fourth = searching.another(1, "aquitaine"), searching.another(2, "emilia_romagna")
    published = publish(computed(searching, opened(searching)))
    gone = next(each for each in published if third.id in {side.search_id for side in each.sides})
    settle(gone, ProposalStatus.ENDED)
    for _ in range(2):
        announce()
        db.session.commit()
    assert len(emails("proposed")) == 2
    assert all(each.notified_at for each in published)


def test_a_group_that_came_apart_is_left_out_and_counted(searching: SearchingCast) -> None:
    third, fourth = searching.another(1, "aquitaine"), searching.another(2, "emilia_romagna")
    run = computed(searching, opened(searching))
    assert len(found_by(run)) == 2
    gone = next(group for group in found_by(run) if third.id in group)
    db.session.execute(update(PartnerSearch).where(PartnerSearch.id == third.id).values(status="closed"))
    published = publish(run)
    assert [[side.search_id for side in each.sides] for each in published] == [g for g in found_by(run) if g != gone]
    assert (run.n_dropped, fourth.id in {n for g in found_by(run) for n in g}) == (1, True)


def test_when_no_group_is_left_the_preview_stays_a_preview(searching: SearchingCast) -> None:
    run = computed(searching, opened(searching))
    db.session.execute(update(PartnerSearch).values(status="closed"))
    db.session.commit()
    with pytest.raises(Refused) as refusal:
        publish(run)
    db.session.rollback()
    assert (refusal.value.code, run.status) == (RoundRefusal.NOTHING_LEFT, RunStatus.PREVIEW)


def test_nothing_is_published_that_nobody_could_answer(searching: SearchingCast) -> None:
    known = opened(searching)
    run = computed(searching, known)
    known.answer_until = today() - timedelta(days=1)
    with pytest.raises(Refused) as refusal:
        publish(run)
    assert refusal.value.code == RoundRefusal.TOO_LATE


def test_a_closed_round_neither_computes_nor_publishes_until_it_is_open_again(searching: SearchingCast) -> None:
    known = opened(searching)
    run = computed(searching, known)
    close_round(known)
    for action in (
        lambda: request_run(known, by=searching.dana),
        lambda: publish(run),
        lambda: change_round(known, described()),
    ):
        with pytest.raises(Refused) as refusal:
            action()
        assert refusal.value.code == RoundRefusal.CLOSED
    reopen_round(known)
    assert len(publish(run)) == 1


def test_a_round_needs_two_classes(searching: SearchingCast) -> None:
    db.session.execute(update(PartnerSearch).where(PartnerSearch.id == searching.search.id).values(status="closed"))
    with pytest.raises(Refused) as refusal:
        request_run(opened(searching), by=searching.dana)
    assert refusal.value.code == RoundRefusal.TOO_FEW


def test_a_suspended_region_takes_part_in_no_new_round(searching: SearchingCast) -> None:
    db.session.add(RegionStatus(region_key="bursa", status="suspended", since=today()))
    db.session.commit()
    with pytest.raises(Refused) as refusal:
        open_round(described(), by=searching.dana)
    assert refusal.value.code == RegionRefusal.NOT_ACTIVE


def test_changed_regions_and_weights_count_from_the_next_run_on(searching: SearchingCast) -> None:
    known = opened(searching)
    change_round(known, described(regions=("aquitaine", "hessen"), weights={**described().weights, "age": 70}))
    db.session.commit()
    assert (known.region_keys, sum(known.weights.values())) == (["aquitaine", "hessen"], 100)
    assert members(known) == [searching.search.id]
