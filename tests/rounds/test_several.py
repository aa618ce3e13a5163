"""Classes that look for several partners get them in one run, and never the same class twice."""

import pytest
from sqlalchemy import update

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible
from portal.matching.models import PartnerSearch
from portal.rounds.actions.answers import confirm, decline
from portal.rounds.actions.proposals import publish
from portal.rounds.actions.undoing import undo_decline
from portal.rounds.models import Proposal, Run
from portal.rounds.queries.participants import still_taking_part
from portal.rounds.queries.problem import problem_of
from tests.builders.rounds import computed, found_by, opened, proposed
from tests.builders.searching import SearchingCast
from tests.page_reading import words


def wants(search: PartnerSearch, number: int) -> None:
    db.session.execute(update(PartnerSearch).where(PartnerSearch.id == search.id).values(n_wanted=number))
    db.session.commit()


def all_say_yes(proposal: Proposal) -> None:
    for side in proposal.sides:
        confirm(proposal, by=db.session.get_one(Person, side.search.teacher_id))
    db.session.commit()


def figures(run: Run) -> tuple[int, int, int, int]:
    return run.n_groups, run.most_groups, run.n_served, run.most_served


def test_carlas_class_gets_both_partners_that_it_is_looking_for_in_one_run(searching: SearchingCast) -> None:
    wants(searching.search, 2)
    third = searching.another(1, "bursa")
    run = computed(searching, opened(searching))
    mine, other = searching.search.id, searching.other_search.id
    assert sorted(found_by(run)) == sorted([sorted([mine, other]), sorted([mine, third.id])])
    assert figures(run) == (2, 2, 3, 3)
    assert (run.without, run.partly, run.most_points) == ([], [], run.points)
    proposals = publish(run)
    db.session.commit()
    for proposal in proposals:
        all_say_yes(proposal)
    assert len({proposal.project_id for proposal in proposals}) == 2
    assert (searching.search.n_found, searching.search.status) == (2, "fulfilled")
    assert {(each.n_found, each.status) for each in (searching.other_search, third)} == {(1, "fulfilled")}


def test_two_who_both_want_two_are_proposed_to_each_other_once(searching: SearchingCast) -> None:
    wants(searching.search, 2)
    wants(searching.other_search, 2)
    known = opened(searching)
    run = computed(searching, known)
    both = [searching.search.id, searching.other_search.id]
    assert (found_by(run), figures(run), run.partly) == ([both], (1, 1, 2, 2), [[both[0], 1, 2], [both[1], 1, 2]])
    publish(run)
    db.session.commit()
    assert still_taking_part(known, both) == dict.fromkeys(both, 1)
    assert problem_of(known)[0].excluded == [(0, 1)]
    assert found_by(computed(searching, known)) == []

    third = searching.another(1)
    wants(third, 2)
    again = computed(searching, known)
    assert sorted(found_by(again)) == [[both[0], third.id], [both[1], third.id]]
    assert figures(again) == (2, 2, 3, 3)


def test_a_partner_that_was_found_before_takes_a_place(searching: SearchingCast) -> None:
    wants(searching.search, 2)
    known = opened(searching)
    (proposal,) = proposed(searching, known)
    all_say_yes(proposal)
    some = [searching.another(number, "bursa", welcome=["hessen"]) for number in (1, 2)]
    run = computed(searching, known)
    assert len(run.groups) == 1
    assert (len(run.without), run.partly) == (1, [])
    assert {searching.search.id} < set(found_by(run)[0]) <= {searching.search.id, *(each.id for each in some)}


def test_an_older_preview_proposes_only_to_places_that_are_left(searching: SearchingCast) -> None:
    wants(searching.search, 3)
    for number in (1, 2):
        searching.another(number, "bursa")
    known = opened(searching)
    first, second = computed(searching, known), computed(searching, known)
    assert len(first.groups) == len(second.groups) == 3
    second.groups = second.groups[:1]
    assert len(publish(second)) == 1
    db.session.commit()
    wants(searching.search, 2)
    assert (len(publish(first)), first.n_dropped) == (1, 2)


def test_a_pair_that_a_proposal_waits_for_is_not_proposed_again_from_another_preview(
    searching: SearchingCast,
) -> None:
    wants(searching.search, 2)
    wants(searching.other_search, 2)
    known = opened(searching)
    first, second = computed(searching, known), computed(searching, known)
    assert len(publish(first)) == 1
    db.session.commit()
    with pytest.raises(Refused):
        publish(second)


@pytest.mark.parametrize(("number", "comes_back"), [(1, False), (2, True)])
def test_a_no_is_taken_back_while_there_is_a_place_for_it(
    searching: SearchingCast, number: int, comes_back: bool
) -> None:
    wants(searching.search, number)
    known = opened(searching)
    (proposal,) = proposed(searching, known)
    decline(proposal, [], by=searching.carla)
    searching.another(1, "bursa", welcome=["hessen"])
    newer = proposed(searching, known)
    assert [searching.search.id in [side.search_id for side in each.sides] for each in newer] == [True]
    if comes_back:
        undo_decline(proposal, by=searching.carla)
        assert (proposal.status, all(side.is_live for side in proposal.sides)) == ("waiting", True)
    else:
        with pytest.raises(Refused) as refusal:
            undo_decline(proposal, by=searching.carla)
        assert refusal.value.code == Impossible.TOO_LATE


def test_dana_and_carla_read_how_many_of_the_partners_are_found(searching: SearchingCast) -> None:
    wants(searching.search, 2)
    known = opened(searching)
    run = computed(searching, known)
    page = words(searching.signed_in(searching.dana).get(f"/de/matching-rounds/{known.id}/runs/{run.id}"))
    assert "1 Klasse bekommt in diesem Durchlauf nur einen Teil der gesuchten Partnerklassen." in page
    assert "1 von 2 Partnerklassen gefunden" in page
    (proposal,) = publish(run)
    db.session.commit()
    carla = words(searching.signed_in(searching.carla).get(f"/de/partner-proposals/{proposal.id}"))
    assert "jeder Vorschlag wird deshalb für sich beantwortet. Partnerklassen: 0 von 2" in carla
    emil = words(searching.signed_in(searching.emil).get(f"/de/partner-proposals/{proposal.id}"))
    assert "Vorschlag wird deshalb" not in emil


def test_dana_reads_that_a_proposal_for_both_waits_already(searching: SearchingCast) -> None:
    wants(searching.search, 2)
    wants(searching.other_search, 2)
    known = opened(searching)
    proposed(searching, known)
    run = computed(searching, known)
    pair = (searching.search.id, searching.other_search.id)
    dana = searching.signed_in(searching.dana)
    page = dana.get(f"/de/matching-rounds/{known.id}/runs/{run.id}/why/{pair[0]}/{pair[1]}")
    assert "Ein Vorschlag für beide Klassen wartet auf Antworten." in words(page)
