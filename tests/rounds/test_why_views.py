"""Dana asks why a preview did not put two classes together: what stands against it, or what it would cost."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from portal.core.clock import now
from portal.core.db import db
from portal.matching.models import Block, Partnership
from portal.matching.rules.criteria import Criterion
from portal.matching.rules.searches import Status
from portal.rounds.actions import trials
from portal.rounds.actions.pairs import decide, remove
from portal.rounds.actions.rounds import leave
from portal.rounds.jobs import compute_runs
from portal.rounds.models import Round, Run
from portal.rounds.rules import RoundStatus, RunStatus, Wish
from tests.builders.rounds import computed, found_by, opened
from tests.builders.searching import SearchingCast
from tests.page_reading import NAUGHTY, harm, sent_by, words
from tests.statements import n_queries

AGE_COUNTS_31 = {**dict.fromkeys(Criterion, 0), Criterion.AGE: 31, Criterion.LANGUAGE: 69}
THREE_YEARS_OLDER = 16.5  # no points for the age, and just no reason against a pair
ALONE = "Diese Klasse bliebe dann ohne Partnerklasse"


def path_of(run: Run, lang: str = "de") -> str:
    return f"/{lang}/matching-rounds/{run.round_id}/runs/{run.id}"


def asked(searching: SearchingCast, run: Run, one_id: int, other_id: int) -> str:
    """The answer, in words."""
    dana = searching.signed_in(searching.dana)
    page = f"{path_of(run)}/why"
    sent = sent_by(dana.get(page), "", one=str(one_id), other=str(other_id))
    return words(dana.get(dana.post(page, data=sent).location))


def with_an_older_class(searching: SearchingCast) -> tuple[Run, int]:
    """8b and 6-A are a pair; the third class is three years older and alone."""
    searching.other_class.name = "6-A"
    third = searching.another(1, age=THREE_YEARS_OLDER)
    return computed(searching, opened(searching, weights=AGE_COUNTS_31)), third.id


@pytest.mark.both_databases
def test_it_would_cost_31_points_and_leave_6a_alone_until_dana_puts_them_together(searching: SearchingCast) -> None:
    run, third = with_an_older_class(searching)
    dana = searching.signed_in(searching.dana)
    shown = dana.get(path_of(run))
    assert f"/why?one={third}" in shown.text
    asking = dana.get(f"{path_of(run)}/why?one={third}")
    answer = dana.get(
        dana.post(f"{path_of(run)}/why", data=sent_by(asking, "", other=str(searching.search.id))).location
    )
    said = words(answer)
    assert "Es würde 31 Punkte kosten." in said
    assert f"{ALONE} 6-A · Çınar Ortaokulu" in said
    assert "Nachgewiesen" in said
    then = dana.post(f"{answer.request.path}/together", data=sent_by(answer, "/together"))
    compute_runs()
    assert "6-A" in words(dana.get(then.location)).partition("Klassen ohne Vorschlag")[2]
    newest = db.session.query(Run).order_by(Run.id.desc()).first()
    assert newest is not None
    assert found_by(newest) == [sorted([searching.search.id, third])]


def test_a_pair_that_is_just_as_good_costs_nothing(searching: SearchingCast) -> None:
    more = [searching.another(number, region).id for number, region in enumerate(("aquitaine", "emilia_romagna"))]
    run = computed(searching, opened(searching))
    first, second = found_by(run)
    said = asked(searching, run, first[0], second[1])
    assert "Genauso gut" in said
    assert "2 andere Klassen bekämen andere Partner" in said
    assert {*first, *second} == {searching.search.id, searching.other_search.id, *more}


def test_a_class_with_two_partners_would_lose_both(searching: SearchingCast) -> None:
    third = searching.another(1)
    searching.search.n_wanted = 2
    db.session.commit()
    run = computed(searching, opened(searching))
    assert run.n_groups == 2
    said = asked(searching, run, searching.other_search.id, third.id)
    assert "Es gäbe 1 Gruppe weniger." in said
    assert f"{ALONE} 8b · Schule am Sternenfeld" in said


def test_a_trial_is_no_preview_and_is_asked_for_once(searching: SearchingCast) -> None:
    run, third = with_an_older_class(searching)
    asked(searching, run, third, searching.search.id)
    asked(searching, run, searching.search.id, third)
    trial = db.session.query(Run).filter(Run.trial_of_id == run.id).one()
    dana = searching.signed_in(searching.dana)
    assert dana.get(f"/de/matching-rounds/{run.round_id}").text.count(f"/runs/{trial.id}") == 0
    assert dana.post(f"{path_of(trial)}/publish").status_code == 404
    assert dana.get(f"{path_of(trial)}/why").status_code == 404
    assert dana.get(path_of(trial)).location.endswith(f"/why/{searching.search.id}/{third}")


def test_of_a_large_round_the_cost_is_computed_by_a_job(
    searching: SearchingCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trials, "FEW", 2)
    run, third = with_an_older_class(searching)
    assert "wird gerade berechnet" in asked(searching, run, searching.search.id, third)
    trial = db.session.query(Run).filter(Run.trial_of_id == run.id).one()
    dana = searching.signed_in(searching.dana)
    page = f"{path_of(run)}/why/{searching.search.id}/{third}"
    assert 'http-equiv="refresh"' in dana.get(page).text
    stopped = dana.post(f"{path_of(trial)}/cancel", data=sent_by(dana.get(page), "/cancel"))
    assert "Die Berechnung wurde angehalten." in words(dana.get(stopped.location))
    dana.post(f"{path_of(run)}/why", data=sent_by(dana.get(page), "/why"))
    compute_runs()
    assert "Es würde 31 Punkte kosten." in words(dana.get(page))


def test_a_trial_whose_server_was_stopped_begins_anew_with_one_click(searching: SearchingCast) -> None:
    run, third = with_an_older_class(searching)
    ids = {"one_id": searching.search.id, "other_id": third, "status": RunStatus.RUNNING, "n_groups": 0}
    lost = Run(round_id=run.round_id, trial_of_id=run.id, heard_at=now() - timedelta(hours=1), **ids)
    db.session.add(lost)
    db.session.commit()
    page = f"{path_of(run)}/why/{searching.search.id}/{third}"
    dana = searching.signed_in(searching.dana)
    assert "Die Berechnung ist abgebrochen." in words(dana.get(page))
    dana.post(f"{path_of(run)}/why", data=sent_by(dana.get(page), "/why"))
    assert "Es würde 31 Punkte kosten." in words(dana.get(page))


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"most_points": 200}, "Die Zahl der Gruppen ist nachgewiesen, die Punkte sind es nicht"),
        ({"most_groups": 3}, "Nicht nachgewiesen"),
        ({"edition": 0}, "Nicht nachgewiesen"),
    ],
)
def test_proven_is_said_only_where_both_results_are(
    searching: SearchingCast, figures: dict[str, int], said: str
) -> None:
    run, third = with_an_older_class(searching)
    for name, value in figures.items():
        setattr(run, name, value)
    db.session.commit()
    answer = asked(searching, run, searching.search.id, third)
    assert said in answer
    assert "Nachgewiesen: Mit" not in answer


def test_what_is_better_than_the_result_says_that_it_was_not_the_best(searching: SearchingCast) -> None:
    run, third = with_an_older_class(searching)
    asked(searching, run, searching.search.id, third)
    trial = db.session.query(Run).filter(Run.trial_of_id == run.id).one()
    ((members, _points),) = trial.groups
    trial.groups = [[members, 100]]
    run.groups = [[[searching.search.id, searching.other_search.id], 99]]
    db.session.commit()
    assert "Es gäbe 1 Punkt mehr." in asked(searching, run, searching.search.id, third)
    run.groups, run.without = [], [searching.search.id, searching.other_search.id, third]
    db.session.commit()
    assert "Es gäbe sogar 1 Gruppe mehr" in asked(searching, run, searching.search.id, third)


def test_while_the_round_is_computed_nothing_else_of_it_is(searching: SearchingCast) -> None:
    run, third = with_an_older_class(searching)
    dana = searching.signed_in(searching.dana)
    dana.post(f"/de/matching-rounds/{run.round_id}/runs")
    said = asked(searching, run, searching.search.id, third)
    assert "Diese Vermittlungsrunde wird bereits berechnet." in said
    assert db.session.query(Run).filter(Run.trial_of_id == run.id).count() == 0


def older(searching: SearchingCast, _round: Round) -> None:
    searching.other_search.age = 17.5


def speaks_turkish_alone(searching: SearchingCast, _round: Round) -> None:
    searching.other_search.languages = {"tr": "C2"}


def kept_apart(searching: SearchingCast, known: Round) -> None:
    decide(known, Wish(searching.search.id, searching.other_search.id, False, "Sie kennen sich."), by=searching.dana)


def partners(searching: SearchingCast, _round: Round) -> None:
    db.session.add(Partnership(pair="1-2", one_id=searching.search.id, other_id=searching.other_search.id))


def blocked(searching: SearchingCast, _round: Round) -> None:
    db.session.add(Block(by_id=searching.emil.id, person_id=searching.carla.id))


def of_one_teacher(searching: SearchingCast, _round: Round) -> None:
    searching.other_search.teacher_id = searching.carla.id


def has_left(searching: SearchingCast, known: Round) -> None:
    leave(known, searching.other_search)


def has_found(searching: SearchingCast, _round: Round) -> None:
    searching.search.status, searching.search.n_found = Status.FULFILLED, 1


def put_together_with_another(searching: SearchingCast, known: Round) -> None:
    decide(known, Wish(searching.search.id, searching.another(1).id, True), by=searching.dana)


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (older, "Der Altersunterschied zwischen den beiden Klassen ist zu groß."),
        (speaks_turkish_alone, "Die Klassen haben keine gemeinsame lebende Sprache ab Niveau A2."),
        (
            kept_apart,
            "Die Koordination hat festgelegt, dass sie nie in dieselbe Gruppe kommen. Begründung: Sie kennen sich.",
        ),
        (partners, "Die beiden Klassen sind bereits Partnerklassen."),
        (blocked, "Eine der beiden Lehrkräfte hat die andere blockiert."),
        (of_one_teacher, "Beide Klassen haben dieselbe Lehrkraft."),
        (has_left, "Diese Klasse hat nicht teilgenommen: 8-A · Çınar Ortaokulu. Ihre Lehrkraft hat sie aus dieser"),
        (has_found, "8b · Schule am Sternenfeld. Sie hat so viele Partnerklassen gefunden, wie sie wollte."),
        (put_together_with_another, "Die Koordination hatte diese Klasse mit einer anderen zusammengebracht: 8b"),
    ],
)
def test_what_stands_against_a_pair_is_said_in_words(
    searching: SearchingCast, change: Callable[[SearchingCast, Round], None], said: str
) -> None:
    known = opened(searching)
    searching.another(2)
    change(searching, known)
    db.session.commit()
    assert said in asked(searching, computed(searching, known), searching.search.id, searching.other_search.id)


def test_what_was_taken_back_since_is_no_reason_any_more_and_the_page_says_that_the_round_has_changed(
    searching: SearchingCast,
) -> None:
    known = opened(searching)
    pair = decide(known, Wish(searching.search.id, searching.other_search.id, False), by=searching.dana)
    run = computed(searching, known)
    ids = searching.search.id, searching.other_search.id
    assert "Die Runde hat sich seit dieser Berechnung geändert" not in asked(searching, run, *ids)
    remove(pair)
    db.session.commit()
    said = asked(searching, run, *ids)
    assert "Die Runde hat sich seit dieser Berechnung geändert" in said
    assert "das gilt nicht mehr" in said


def test_a_class_that_began_to_look_since_waits_for_the_next_preview(searching: SearchingCast) -> None:
    run = computed(searching, opened(searching))
    assert "Seither nimmt sie teil" in asked(searching, run, searching.search.id, searching.another(1).id)


def test_in_groups_of_three_classes_of_one_region_and_those_without_a_third_are_told_apart(
    searching: SearchingCast,
) -> None:
    neighbour, third = searching.another(1, "hessen"), searching.another(2)
    fits_carla_alone = searching.another(3, "emilia_romagna", languages={"de": "C2"})
    for search in (searching.search, searching.other_search, neighbour, third, fits_carla_alone):
        search.n_wanted = 2
    db.session.commit()
    run = computed(searching, opened(searching, size=3))
    assert "in Dreier- und Vierergruppen" in asked(searching, run, searching.search.id, neighbour.id)
    ids = searching.search.id, fits_carla_alone.id
    assert "fänden aber auch gemeinsam keine Gruppe" in asked(searching, run, *ids)
    decide(run.round, Wish(*ids, True), by=searching.dana)
    db.session.commit()
    assert "fänden aber auch gemeinsam keine Gruppe" in asked(searching, computed(searching, run.round), *ids)


def test_two_that_are_together_and_a_run_of_earlier_days(searching: SearchingCast) -> None:
    searching.other_search.practise = ["de"]
    run = computed(searching, opened(searching))
    ids = searching.search.id, searching.other_search.id
    said = asked(searching, run, *ids)
    assert "In diesem Ergebnis sind sie zusammen." in said
    assert "8-A kann üben: Deutsch" in said
    run.inputs = None
    db.session.commit()
    assert "Eine frühere Version des Portals hat dieses Ergebnis berechnet" in asked(searching, run, *ids)


def test_only_classes_of_the_round_are_found_and_the_form_says_what_is_missing(searching: SearchingCast) -> None:
    far = searching.another(1, "jaroslawl")  # its region takes no part
    run = computed(searching, opened(searching))
    dana, page = searching.signed_in(searching.dana), f"{path_of(run)}/why"
    assert "Collège 1" not in words(dana.get(page))
    assert "Keine Klasse dieser Vermittlungsrunde" in words(dana.get(f"{page}?words=Coll"))
    assert f'value="{searching.other_search.id}"' in dana.get(f"{page}?words=okulu%208-A").text
    for one, other, said in (
        (searching.search.id, searching.search.id, "Bitte wählen Sie zwei verschiedene Klassen."),
        (searching.search.id, far.id, "Bitte wählen Sie eine Klasse."),
        ("", "x", "Bitte wählen Sie eine Klasse."),
    ):
        answer = dana.post(page, data=sent_by(dana.get(page), "", one=str(one), other=str(other)))
        assert (answer.status_code, said in words(answer)) == (422, True)
    mine = searching.search.id
    for pair in (f"{mine}/{far.id}", f"{mine}/{mine}", f"{searching.other_search.id}/{mine}"):
        assert dana.get(f"{page}/{pair}").status_code == 404
    assert dana.post(f"{page}/{mine}/{far.id}/together").status_code == 404


def test_who_may_not_see_the_round_finds_no_reason(searching: SearchingCast) -> None:
    known = opened(searching, regions=("hessen", "aquitaine"))
    searching.another(1)
    run = computed(searching, known)
    page = f"{path_of(run)}/why/{run.members[0]}/{run.members[1]}"
    visitors = (searching.dana, searching.gero, searching.carla)
    assert [searching.signed_in(person).get(page).status_code for person in visitors] == [200, 404, 403]


def test_what_can_not_be_put_together_is_not_offered(searching: SearchingCast) -> None:
    run, third = with_an_older_class(searching)
    asked(searching, run, searching.search.id, third)
    leave(run.round, searching.search)
    db.session.commit()
    dana, page = searching.signed_in(searching.dana), f"{path_of(run)}/why/{searching.search.id}/{third}"
    assert "Die nächste Vorschau kann diese beiden Klassen nicht zusammenbringen" in words(dana.get(page))
    assert "/together" not in dana.get(page).text
    assert dana.post(f"{page}/together").status_code == 409
    run.round.status = RoundStatus.CLOSED
    db.session.commit()
    assert "/together" not in dana.get(page).text


def test_many_classes_cost_no_more_queries_than_a_few(searching: SearchingCast) -> None:
    run, _third = with_an_older_class(searching)
    dana = searching.signed_in(searching.dana)
    page = f"{path_of(run)}/why"
    few = n_queries(dana, page)
    for number in range(2, 8):
        searching.another(number)
    assert n_queries(dana, page) == few


def test_names_harm_nobody(searching: SearchingCast) -> None:
    searching.other_school.name, searching.other_class.name = NAUGHTY[0], NAUGHTY[1]
    run, third = with_an_older_class(searching)
    searching.other_class.name = NAUGHTY[1]
    db.session.commit()
    dana = searching.signed_in(searching.dana)
    asked(searching, run, searching.search.id, third)
    pages = [dana.get(f"{path_of(run)}/why{pair}") for pair in ("", f"/{searching.search.id}/{third}")]
    assert [harm(page) for page in pages] == [[], []]


def threes(searching: SearchingCast, *regions: str) -> tuple[Run, list[int]]:
    """Carla's and Emil's classes are put together; the others are of these regions."""
    searching.search.n_wanted = searching.other_search.n_wanted = 2
    more = [searching.another(number, region, n_wanted=2).id for number, region in enumerate(regions)]
    matching_round = opened(searching, size=3)
    decide(matching_round, Wish(searching.search.id, searching.other_search.id, True), by=searching.dana)
    return computed(searching, matching_round), more


def test_who_came_as_the_third_to_two_that_were_put_together_is_together_with_both(searching: SearchingCast) -> None:
    run, (third, fourth) = threes(searching, "aquitaine", "emilia_romagna")
    assert found_by(run) == [[searching.search.id, searching.other_search.id, third]]
    assert "In diesem Ergebnis sind sie zusammen." in asked(searching, run, searching.search.id, third)
    said = asked(searching, run, searching.search.id, fourth)
    assert "konnten nur in einer Gruppe zusammenkommen, in der auch diese Klasse ist" in said


def test_two_that_would_part_others_that_were_put_together_are_not_just_as_good(searching: SearchingCast) -> None:
    """There is a third class for one pair only."""
    run, (third, fourth, fifth) = threes(searching, "aquitaine", "emilia_romagna", "hessen")
    said = asked(searching, run, third, fourth)
    assert "1 Klassenpaar, das die Koordination zusammengebracht hat, fände dann keine Gruppe." in said
    assert "Genauso gut" not in said
    said = asked(searching, run, third, fifth)
    assert "neben den Klassen, die die Koordination zusammengebracht hat, keine Gruppe" in said


def test_nothing_is_called_the_best_that_is_not_proven(searching: SearchingCast) -> None:
    for number, region in enumerate(("aquitaine", "emilia_romagna")):
        searching.another(number, region)
    run = computed(searching, opened(searching))
    run.most_points += 1
    db.session.commit()
    first, second = found_by(run)
    said = asked(searching, run, first[0], second[1])
    assert "Genauso gut: Mit diesen beiden Klassen zusammen" in said
    assert "beste Ergebnisse" not in said
