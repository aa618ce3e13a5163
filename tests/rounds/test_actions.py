"""Dana opens rounds, computes previews and publishes; who takes part, who is told, and what is refused."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from portal.core.clock import now, today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.matching.models import Wish
from portal.regions.models import RegionStatus
from portal.regions.rules import RegionRefusal
from portal.rounds.actions.announcing import announce
from portal.rounds.actions.answers import settle
from portal.rounds.actions.rounds import change_round, close_round, come_back, leave, open_round, publish, reopen_round
from portal.rounds.actions.runs import ask_for_run
from portal.rounds.models import Proposal, Round
from portal.rounds.queries.rounds import count_by_region, taking_part
from portal.rounds.rules import ProposalStatus, RoundRefusal, RunStatus
from tests.partnering.test_asking import letters
from tests.partnering.wishes import Seekers
from tests.rounds.holding import computed, described, found_by, opened, proposed


def members(known: Round) -> list[int]:
    return [wish.id for wish in db.session.scalars(taking_part(known))]


def test_everybody_who_looks_in_these_regions_takes_part(seekers: Seekers) -> None:
    outside = seekers.another(1, "wielkopolska")
    known = opened(seekers)
    assert members(known) == [seekers.wish.id, seekers.other_wish.id]
    assert outside.id not in members(known)
    assert count_by_region(known) == {"aquitaine": 0, "bursa": 1, "emilia_romagna": 0, "hessen": 1}


def test_a_class_that_begins_to_look_too_late_waits_for_the_next_round(seekers: Seekers) -> None:
    known = opened(seekers, join_until=today())
    seekers.other_wish.opened_at = now() + timedelta(days=1)
    db.session.commit()
    assert members(known) == [seekers.wish.id]


@pytest.mark.parametrize("change", [{"status": "closed"}, {"n_found": 1}, {"expires_at": now() - timedelta(days=1)}])
def test_a_class_that_looks_no_longer_takes_no_part(seekers: Seekers, change: dict[str, object]) -> None:
    known = opened(seekers)
    db.session.execute(update(Wish).where(Wish.id == seekers.other_wish.id).values(change))
    db.session.commit()
    assert members(known) == [seekers.wish.id]


def test_groups_of_three_take_classes_that_look_for_two_partners(seekers: Seekers) -> None:
    db.session.execute(update(Wish).where(Wish.id == seekers.wish.id).values(n_wanted=2))
    assert members(opened(seekers, size=3)) == [seekers.wish.id]


def test_carla_leaves_the_round_and_comes_back(seekers: Seekers) -> None:
    known = opened(seekers)
    for _ in range(2):
        leave(known, seekers.wish)
        db.session.flush()
    assert members(known) == [seekers.other_wish.id]
    for _ in range(2):
        come_back(known, seekers.wish)
        db.session.flush()
    assert members(known) == [seekers.wish.id, seekers.other_wish.id]


def test_a_preview_finds_the_two_and_tells_nobody(seekers: Seekers) -> None:
    run = computed(seekers, opened(seekers))
    assert (run.status, found_by(run)) == (RunStatus.PREVIEW, [[seekers.wish.id, seekers.other_wish.id]])
    assert (run.n_classes, run.n_groups, run.most_groups, run.first_come_groups) == (2, 1, 1, 1)
    assert 0 < run.points <= run.most_points <= 100
    assert (letters(), db.session.query(Proposal).count()) == ([], 0)


def test_published_proposals_reach_both_in_their_own_language(seekers: Seekers) -> None:
    (proposal,) = proposed(seekers)
    assert letters("proposed") == [("carla", "de"), ("emil", "tr")]
    assert [side.wish_id for side in proposal.sides] == [seekers.wish.id, seekers.other_wish.id]
    assert today() < proposal.remind_on < proposal.due_on == proposal.run.round.answer_until


def test_who_waits_for_an_answer_takes_no_part_in_the_next_run(seekers: Seekers) -> None:
    known = opened(seekers)
    proposed(seekers, known)
    assert members(known) == []


def test_a_preview_is_published_once(seekers: Seekers) -> None:
    run = computed(seekers, opened(seekers))
    publish(run)
    db.session.commit()
    with pytest.raises(Refused) as refusal:
        publish(run)
    assert refusal.value.code == RoundRefusal.NOT_A_PREVIEW
    assert db.session.query(Proposal).count() == 1


def test_letters_are_written_once_and_not_for_what_ended_meanwhile(seekers: Seekers) -> None:
    third, _fourth = seekers.another(1, "aquitaine"), seekers.another(2, "emilia_romagna")
    made = publish(computed(seekers, opened(seekers)))
    gone = next(each for each in made if third.id in {side.wish_id for side in each.sides})
    settle(gone, ProposalStatus.ENDED)
    for _ in range(2):
        announce()
        db.session.commit()
    assert len(letters("proposed")) == 2
    assert all(each.told_at for each in made)


def test_a_group_that_came_apart_is_left_out_and_counted(seekers: Seekers) -> None:
    third, fourth = seekers.another(1, "aquitaine"), seekers.another(2, "emilia_romagna")
    run = computed(seekers, opened(seekers))
    assert len(found_by(run)) == 2
    gone = next(group for group in found_by(run) if third.id in group)
    db.session.execute(update(Wish).where(Wish.id == third.id).values(status="closed"))
    made = publish(run)
    assert [[side.wish_id for side in each.sides] for each in made] == [g for g in found_by(run) if g != gone]
    assert (run.n_dropped, fourth.id in {n for g in found_by(run) for n in g}) == (1, True)


def test_when_no_group_is_left_the_preview_stays_a_preview(seekers: Seekers) -> None:
    run = computed(seekers, opened(seekers))
    db.session.execute(update(Wish).values(status="closed"))
    db.session.commit()
    with pytest.raises(Refused) as refusal:
        publish(run)
    db.session.rollback()
    assert (refusal.value.code, run.status) == (RoundRefusal.NOTHING_LEFT, RunStatus.PREVIEW)


def test_nothing_is_published_that_nobody_could_answer(seekers: Seekers) -> None:
    known = opened(seekers)
    run = computed(seekers, known)
    known.answer_until = today() - timedelta(days=1)
    with pytest.raises(Refused) as refusal:
        publish(run)
    assert refusal.value.code == RoundRefusal.TOO_LATE


def test_a_closed_round_neither_computes_nor_publishes_until_it_is_open_again(seekers: Seekers) -> None:
    known = opened(seekers)
    run = computed(seekers, known)
    close_round(known)
    for deed in (
        lambda: ask_for_run(known, by=seekers.dana),
        lambda: publish(run),
        lambda: change_round(known, described()),
    ):
        with pytest.raises(Refused) as refusal:
            deed()
        assert refusal.value.code == RoundRefusal.CLOSED
    reopen_round(known)
    assert len(publish(run)) == 1


def test_a_round_needs_two_classes(seekers: Seekers) -> None:
    db.session.execute(update(Wish).where(Wish.id == seekers.wish.id).values(status="closed"))
    with pytest.raises(Refused) as refusal:
        ask_for_run(opened(seekers), by=seekers.dana)
    assert refusal.value.code == RoundRefusal.TOO_FEW


def test_a_region_that_rests_takes_part_in_no_new_round(seekers: Seekers) -> None:
    db.session.add(RegionStatus(region_key="bursa", status="suspended", since=today()))
    db.session.commit()
    with pytest.raises(Refused) as refusal:
        open_round(described(), by=seekers.dana)
    assert refusal.value.code == RegionRefusal.NOT_ACTIVE


def test_changed_regions_and_weights_count_from_the_next_run_on(seekers: Seekers) -> None:
    known = opened(seekers)
    change_round(known, described(regions=("aquitaine", "hessen"), weights={**described().weights, "age": 70}))
    db.session.commit()
    assert (known.region_keys, sum(known.weights.values())) == (["aquitaine", "hessen"], 100)
    assert members(known) == [seekers.wish.id]
