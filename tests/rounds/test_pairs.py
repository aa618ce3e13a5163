"""Dana puts two classes together or keeps them apart; the next preview obeys."""

from datetime import timedelta

import pytest

from portal.balance.queries import the_market
from portal.balance.rules.balance import balance_of
from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.matching.models import PartnerSearch, Partnership
from portal.regions.models import RegionStatus
from portal.rounds.actions.pairs import bring_back, decide, remove
from portal.rounds.models import Round, RoundPair
from portal.rounds.queries.pairs import all_wishes
from portal.rounds.rules import RoundRefusal, RoundStatus, Wish, contradiction
from tests.builders.rounds import computed, found_by, opened, proposed
from tests.builders.searching import SearchingCast
from tests.page_reading import sent_by, words


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Wish(2, 1, False), RoundRefusal.PAIR_DECIDED),
        (Wish(3, 3, False), RoundRefusal.PAIR_IMPOSSIBLE),
        (Wish(2, 3, True), RoundRefusal.PAIR_TAKEN),
        (Wish(2, 3, False), None),
        (Wish(3, 4, True), None),
    ],
)
def test_what_contradicts_is_refused(wish: Wish, code: RoundRefusal | None) -> None:
    assert contradiction(wish, {(1, 2): True}) == code


def path_of(known: Round, search_id: int) -> str:
    return f"/de/matching-rounds/{known.id}/classes/{search_id}/pair"


@pytest.mark.both_databases
def test_two_classes_that_are_kept_apart_come_out_of_no_preview_until_that_is_removed(searching: SearchingCast) -> None:
    known = opened(searching)
    ids = found_by(computed(searching, known))[0]
    pair = decide(known, Wish(ids[1], ids[0], False), by=searching.dana)
    assert found_by(computed(searching, known)) == []
    remove(pair)
    assert found_by(computed(searching, known)) == [ids]
    with pytest.raises(Refused, match=RoundRefusal.PAIR_REMOVED):
        remove(pair)
    bring_back(known, pair, by=searching.dana)
    assert found_by(computed(searching, known)) == []
    with pytest.raises(Refused, match=RoundRefusal.PAIR_DECIDED):
        bring_back(known, pair, by=searching.dana)


@pytest.mark.both_databases
def test_supply_and_demand_obeys_the_newest_decision_of_open_rounds(searching: SearchingCast) -> None:
    first, second, third = opened(searching), opened(searching), searching.another(1)
    one_id, other_id = sorted((searching.search.id, searching.other_search.id))
    decide(first, Wish(one_id, other_id, True), by=searching.dana)
    decide(second, Wish(one_id, other_id, False), by=searching.dana).at += timedelta(seconds=1)
    decide(second, Wish(other_id, third.id, True), by=searching.dana).at += timedelta(seconds=2)
    db.session.commit()
    assert all_wishes() == {(one_id, other_id): False, (other_id, third.id): True}
    second.status = RoundStatus.CLOSED
    db.session.commit()
    assert all_wishes() == {(one_id, other_id): True}
    market = the_market()
    assert [(market.ids[one], market.ids[other]) for one, other in market.pinned] == [(one_id, other_id)]
    assert balance_of(market).n_alone == 1


def test_supply_and_demand_leaves_out_whom_a_proposal_waits_for_and_whose_partnership_is_suspended(
    searching: SearchingCast,
) -> None:
    third, _proposals = searching.another(1), proposed(searching)
    waiting = [one.id for one in (searching.search, searching.other_search, third) if one.id not in the_market().ids]
    assert len(waiting) == 2
    db.session.add(RegionStatus(region_key="aquitaine", status="suspended", since=today()))
    db.session.commit()
    assert third.id not in the_market().ids


def test_two_classes_that_are_put_together_are_a_pair_of_the_next_preview(searching: SearchingCast) -> None:
    known = opened(searching)
    searching.another(1, "aquitaine"), searching.another(2, "emilia_romagna")
    before = found_by(computed(searching, known))
    assert len(before) == 2
    (one, _mate), (other, _its_mate) = before
    decide(known, Wish(one, other, True), by=searching.dana)
    assert sorted((one, other)) in [sorted(pair) for pair in found_by(computed(searching, known))]


def test_dana_decides_on_a_page_and_takes_it_back(searching: SearchingCast) -> None:
    known, dana = opened(searching), searching.signed_in(searching.dana)
    search, other = searching.search, searching.other_search
    page = path_of(known, search.id)
    assert page in dana.get(f"/de/matching-rounds/{known.id}/classes").text
    form = dana.get(f"{page}?words=%C3%87%C4%B1nar")
    assert "Çınar Ortaokulu" in words(form)
    sent = sent_by(form, "", other=str(other.id), wish="apart", reason="Sie kennen sich schon.")
    shown = dana.get(dana.post(page, data=sent).location)
    assert "Kommen nie in dieselbe Gruppe" in words(shown)
    assert "Sie kennen sich schon." in words(shown)
    again = dana.post(page, data=sent_by(dana.get(page), "", other=str(other.id), wish="together"))
    assert again.status_code == 422
    assert "Über diese beiden Klassen ist schon etwas entschieden." in words(again)
    dana.post(f"/de/matching-rounds/{known.id}/pairs/{search.id}/{other.id}/remove")
    assert "Kommen nie in dieselbe Gruppe" not in words(dana.get(f"/de/matching-rounds/{known.id}"))
    dana.post(f"/de/matching-rounds/{known.id}/pairs/{search.id}/{other.id}/bring-back")
    assert db.session.query(RoundPair).one().removed_at is None


def test_partners_and_classes_that_do_not_fit_can_not_be_put_together(searching: SearchingCast) -> None:
    known, dana = opened(searching), searching.signed_in(searching.dana)
    search, other = searching.search, searching.other_search
    db.session.add(Partnership(pair="1-2", one_id=search.id, other_id=other.id))
    other.languages = {"tr": "C2"}
    db.session.commit()
    page = path_of(known, search.id)
    answer = dana.post(page, data=sent_by(dana.get(page), "", other=str(other.id), wish="together"))
    assert "Diese beiden Klassen können keine Partner werden" in words(answer)
    assert "Die Klassen haben keine gemeinsame lebende Sprache ab Niveau A2." in words(answer)
    for nobody in ([], [str(2**31 - 1)], [str(2**70)], ["x"]):
        answer = dana.post(page, data=sent_by(dana.get(page), "", wish="apart", other=nobody))
        assert answer.status_code == 422
        assert "Bitte wählen Sie eine Klasse" in words(answer)


def test_in_a_closed_round_nothing_is_decided(searching: SearchingCast) -> None:
    known = opened(searching)
    known.status = RoundStatus.CLOSED
    with pytest.raises(Refused, match=RoundRefusal.CLOSED):
        decide(known, Wish(searching.search.id, searching.other_search.id, False), by=searching.dana)


def threes_of(searching: SearchingCast) -> tuple[Round, list[PartnerSearch]]:
    """Carla in Hessen, Emil in Bursa and two classes in Aquitaine all look for two partners."""
    searching.search.n_wanted = searching.other_search.n_wanted = 2
    aquitaine = [searching.another(number, n_wanted=2) for number in (1, 2)]
    return opened(searching, size=3), aquitaine


def test_in_groups_of_three_dana_puts_together_and_keeps_apart(searching: SearchingCast) -> None:
    threes, _aquitaine = threes_of(searching)
    [found] = found_by(computed(searching, threes))
    carla, emil, third = searching.search.id, searching.other_search.id, max(found)
    decide(threes, Wish(carla, third, False), by=searching.dana)
    [found] = found_by(computed(searching, threes))
    assert found != sorted([carla, emil, third])
    decide(threes, Wish(third, emil, True), by=searching.dana)
    assert found_by(computed(searching, threes)) == []


def test_dana_reads_before_and_after_that_no_group_can_hold_two_classes(searching: SearchingCast) -> None:
    threes, aquitaine = threes_of(searching)
    dana, page = searching.signed_in(searching.dana), f"/de/matching-rounds/{threes.id}"
    carla, emil = searching.search.id, searching.other_search.id
    decide(threes, Wish(carla, emil, True), by=searching.dana)
    before = "Im Moment gibt es keine Gruppe, in die beide passen"
    after = "Diese Klassen sollten in dieselbe Gruppe kommen"
    run = computed(searching, threes)
    assert len(found_by(run)) == 1
    assert (before in words(dana.get(page)), after in words(dana.get(f"{page}/runs/{run.id}"))) == (False, False)
    for other in aquitaine:
        decide(threes, Wish(carla, other.id, False), by=searching.dana)
    run = computed(searching, threes)
    assert found_by(run) == []
    shown = words(dana.get(f"{page}/runs/{run.id}"))
    assert (before in words(dana.get(page)), after in shown) == (True, True)
    assert shown.index(after) < shown.index("Çınar Ortaokulu")


def test_two_classes_of_one_region_come_into_no_larger_group(searching: SearchingCast) -> None:
    threes, (one, other) = threes_of(searching)
    dana = searching.signed_in(searching.dana)
    page = path_of(threes, one.id)
    answer = dana.post(page, data=sent_by(dana.get(page), "", other=str(other.id), wish="together"))
    assert answer.status_code == 422
    assert "nur in Runden mit Gruppen von 2 Klassen zusammenkommen" in words(answer)


def test_a_round_that_puts_two_classes_of_one_region_together_stays_one_of_pairs(searching: SearchingCast) -> None:
    known, dana = opened(searching), searching.signed_in(searching.dana)
    one, other = searching.another(1), searching.another(2)
    page = f"/de/matching-rounds/{known.id}/edit"
    decide(known, Wish(searching.search.id, searching.other_search.id, True), by=searching.dana)
    db.session.commit()
    assert dana.post(page, data=sent_by(dana.get(page), "", size="3")).status_code == 303
    known.size = 2
    decide(known, Wish(one.id, other.id, True), by=searching.dana)
    db.session.commit()
    answer = dana.post(page, data=sent_by(dana.get(page), "", size="3"))
    assert answer.status_code == 422
    assert "nur in Runden mit Gruppen von 2 Klassen zusammenkommen" in words(answer)
