"""Dana walks through a round, Carla and Emil through their proposal, each in the own language."""

import re
from datetime import timedelta

import pytest
from werkzeug.test import TestResponse

from portal.core.clock import today
from portal.core.db import db
from portal.matching.models import Partnership
from portal.rounds.jobs import compute_runs
from portal.rounds.models import Proposal, Round, Run, Side
from portal.rounds.rules import ProposalStatus, RunStatus
from tests.builders.emails import emails
from tests.builders.rounds import ANSWER, computed, opened, proposed
from tests.builders.searching import SearchingCast
from tests.page_reading import NAUGHTY, harm, parsed, sent_by, words
from tests.statements import n_queries

NEW = "/de/matching-rounds/new"


def path_of(known: Round, lang: str = "de") -> str:
    return f"/{lang}/matching-rounds/{known.id}"


def chosen(answer: TestResponse, name: str) -> list[str]:
    """The values of the boxes that are ticked."""
    boxes = [box for box in parsed(answer).iter("input") if box.get("name") == name and box.get("checked") is not None]
    return [box.get("value") or "" for box in boxes]


def test_from_the_open_round_to_the_joint_project(searching: SearchingCast) -> None:
    dana = searching.signed_in(searching.dana)
    carla, emil = searching.signed_in(searching.carla), searching.signed_in(searching.emil)
    form = dana.get(NEW)
    assert dana.post(NEW, data=sent_by(form, "")).status_code == 303
    known = db.session.query(Round).one()
    assert len(known.region_keys) == 6

    shown = dana.get(path_of(known))
    assert "2 Klassen nehmen teil." in words(shown)
    asked = dana.post(f"{path_of(known)}/runs", data=sent_by(shown, "/runs"))
    waiting = dana.get(asked.location)
    assert parsed(waiting).find(".//progress") is not None
    compute_runs()
    preview = dana.get(asked.location)
    assert "Schule am Sternenfeld" in words(preview)
    assert "Mehr Gruppen sind nicht möglich (nachgewiesen)." in words(preview)
    assert emails() == []
    assert dana.post(f"{asked.location}/publish", data=sent_by(preview, "/publish")).status_code == 303

    assert "Partnervorschläge, die auf Sie warten" in words(carla.get("/de/desk"))
    (proposal,) = db.session.query(Proposal).all()
    page = f"partner-proposals/{proposal.id}"
    first, second = carla.get(f"/de/{page}"), emil.get(f"/tr/{page}")
    assert "Gemeinsame Sprache" in words(first)
    assert "Ortak dil" in words(second)
    for answer in (first, second):
        assert "school.example" not in answer.text
    carla.post(f"/de/{page}/confirm", data=sent_by(first, "/confirm"))
    assert "school.example" not in emil.get(f"/tr/{page}").text
    emil.post(f"/tr/{page}/confirm", data=sent_by(second, "/confirm"))
    assert db.session.query(Partnership).count() == 1
    assert "emil@school.example" in words(carla.get(f"/de/{page}"))
    after = emil.get(f"/tr/{page}")
    assert "carla@school.example" in words(after)
    assert f"/tr/projects/{proposal.project_id}" in after.text
    assert "Von allen bestätigt" in words(dana.get(asked.location))


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"regions": ["hessen"]}, "Bitte wählen Sie mindestens zwei Regionen."),
        ({"regions": ["bursa", "aquitaine"]}, "Bitte wählen Sie auch mindestens eine Ihrer eigenen Regionen."),
        ({"regions": ["bursa", "hessen"], "size": "3"}, "Bitte wählen Sie mehr Regionen."),
        ({"answer_until": str(today())}, "Bitte wählen Sie einen Tag in der Zukunft."),
        ({"join_until": str(ANSWER + timedelta(days=60))}, "Der letzte Tag für Antworten darf nicht"),
        ({"answer_until": "soon"}, "Kalender des Feldes"),
        ({"language": "-1"}, "Bitte eine Zahl zwischen 0 und 100 eingeben."),
    ],
)
def test_a_refused_form_says_why_and_keeps_what_was_typed(
    searching: SearchingCast, changes: dict[str, object], complaint: str
) -> None:
    dana = searching.signed_in(searching.dana)
    sent = sent_by(dana.get(NEW), "", **changes)
    answer = dana.post(NEW, data=sent)
    assert answer.status_code == 422
    assert complaint in words(answer)
    assert sorted(chosen(answer, "regions")) == sorted(sent.getlist("regions"))
    assert chosen(answer, "size") == [sent["size"]]
    assert db.session.query(Round).count() == 0


def test_without_any_weight_nothing_could_be_compared(searching: SearchingCast) -> None:
    dana = searching.signed_in(searching.dana)
    zeros = dict.fromkeys(("language", "age", "window", "topics", "form", "group", "category", "funding"), "0")
    answer = dana.post(NEW, data=sent_by(dana.get(NEW), "", **zeros))
    assert "Mindestens ein Kriterium" in words(answer)


@pytest.mark.parametrize(
    ("most_groups", "most_points", "said"),
    [
        (1, 72, "Mehr Gruppen sind nicht möglich (nachgewiesen). Bei dieser Zahl von Gruppen sind nicht mehr Punkte"),
        (1, 80, "Mehr Gruppen sind nicht möglich (nachgewiesen). Bei dieser Zahl von Gruppen liegen die Punkte"),
        (1, 7_200_001, "höchstens 100 % unter dem bestmöglichen Ergebnis"),  # never less than it is
        (3, 72, "Ob noch bis zu 2 Gruppen mehr möglich sind, ist nicht entschieden. Bei dieser Zahl von Gruppen sind"),
    ],
)
def test_proven_is_said_apart_of_groups_and_points_and_only_where_it_is(
    searching: SearchingCast, most_groups: int, most_points: int, said: str
) -> None:
    known = opened(searching)
    run = computed(searching, known)
    run.n_groups, run.points, run.most_groups, run.most_points = 1, 72, most_groups, most_points
    db.session.commit()
    assert said in words(searching.signed_in(searching.dana).get(f"{path_of(known)}/runs/{run.id}"))


def test_names_of_schools_and_classes_harm_nobody(searching: SearchingCast) -> None:
    searching.other_school.name, searching.other_class.name = NAUGHTY[0], NAUGHTY[1]
    db.session.commit()
    known = opened(searching)
    run = computed(searching, known)
    dana, carla = searching.signed_in(searching.dana), searching.signed_in(searching.carla)
    pages = [dana.get(f"{path_of(known)}/{part}") for part in ("classes", f"runs/{run.id}")]
    dana.post(f"{path_of(known)}/runs/{run.id}/publish")
    (proposal,) = db.session.query(Proposal).all()
    paths = ("/de/partner-proposals", f"/de/partner-proposals/{proposal.id}", "/de/desk")
    pages += [dana.get(f"{path_of(known)}/runs/{run.id}"), *(carla.get(path) for path in paths)]
    assert [page.status_code for page in pages] == [200] * 6
    assert [harm(page) for page in pages] == [[]] * 6


def test_long_lists_cost_no_more_queries_than_short_ones(searching: SearchingCast) -> None:
    dana = searching.signed_in(searching.dana)
    known = opened(searching)
    run = computed(searching, known)
    paths = [path_of(known), f"{path_of(known)}/classes", f"{path_of(known)}/runs/{run.id}", "/de/matching-rounds"]
    few = [n_queries(dana, path) for path in paths]
    for number in range(8):
        searching.another(number, "aquitaine" if number % 2 else "emilia_romagna")
    more = computed(searching, known)
    paths[2] = f"{path_of(known)}/runs/{more.id}"
    assert [n_queries(dana, path) for path in paths] == few
    assert more.n_groups > run.n_groups


def test_many_proposals_cost_no_more_queries_than_one(searching: SearchingCast) -> None:
    dana, carla = searching.signed_in(searching.dana), searching.signed_in(searching.carla)
    known = opened(searching)
    (proposal,) = proposed(searching, known)
    page = f"{path_of(known)}/runs/{proposal.run_id}"
    few = n_queries(dana, page), n_queries(carla, "/de/partner-proposals"), n_queries(carla, "/de/desk")
    for number in range(6):
        made = [
            searching.another(2 * number + side, region) for side, region in enumerate(("aquitaine", "emilia_romagna"))
        ]
        made[0].teacher_id = searching.carla.id
        sides = [Side(search_id=search.id) for search in made]
        db.session.add(Proposal(run_id=proposal.run_id, points=50, remind_on=ANSWER, due_on=ANSWER, sides=sides))
    db.session.commit()
    assert (n_queries(dana, page), n_queries(carla, "/de/partner-proposals"), n_queries(carla, "/de/desk")) == few


@pytest.mark.parametrize("number", ["0", "-1", "x", "99", "999999999999999999999"])
def test_no_number_of_a_page_breaks_anything(searching: SearchingCast, number: str) -> None:
    known = opened(searching)
    run = computed(searching, known)
    dana = searching.signed_in(searching.dana)
    answers = [dana.get(f"{path_of(known)}/{part}?page={number}") for part in ("classes", f"runs/{run.id}")]
    assert [answer.status_code for answer in answers] == [200, 200]


def test_a_run_that_is_under_way_can_be_cancelled(searching: SearchingCast) -> None:
    dana = searching.signed_in(searching.dana)
    known = opened(searching)
    asked = dana.post(f"{path_of(known)}/runs").location
    dana.post(f"{asked}/cancel", data=sent_by(dana.get(asked), "/cancel"))
    assert db.session.query(Run).one().status == RunStatus.CANCELLED
    assert "es hat sich nichts geändert" in words(dana.get(asked))
    assert dana.post(f"{path_of(known)}/runs").status_code == 303


def test_carla_leaves_the_round_and_comes_back_with_one_click(searching: SearchingCast) -> None:
    known = opened(searching)
    carla, dana = searching.signed_in(searching.carla), searching.signed_in(searching.dana)
    list_page = "/de/partner-proposals"
    carla.post(f"{list_page}/rounds/{known.id}/{searching.search.id}/leave")
    assert "1 Klasse nimmt teil." in words(dana.get(path_of(known)))
    assert "Wieder teilnehmen" in words(carla.get(list_page))
    carla.post(f"{list_page}/rounds/{known.id}/{searching.search.id}/take-part")
    assert "2 Klassen nehmen teil." in words(dana.get(path_of(known)))


def test_reasons_of_a_no_are_read_by_the_coordination_in_its_own_language_only(searching: SearchingCast) -> None:
    known = opened(searching)
    (proposal,) = proposed(searching, known)
    emil, carla = searching.signed_in(searching.emil), searching.signed_in(searching.carla)
    emil.post(f"/tr/partner-proposals/{proposal.id}/decline", data={"reasons": ["time"]})
    db.session.refresh(proposal)
    assert proposal.status == ProposalStatus.DECLINED
    page = f"{path_of(known)}/runs/{proposal.run_id}"
    assert "Der Zeitraum passt uns nicht." in words(searching.signed_in(searching.dana).get(page))
    assert "Der Zeitraum passt uns nicht." not in words(carla.get(f"/de/partner-proposals/{proposal.id}"))


def test_an_unknown_reason_is_refused_and_the_proposal_waits_on(searching: SearchingCast) -> None:
    (proposal,) = proposed(searching)
    emil = searching.signed_in(searching.emil)
    answer = emil.post(f"/tr/partner-proposals/{proposal.id}/decline", data={"reasons": ["<b>"]})
    db.session.refresh(proposal)
    assert (answer.status_code, proposal.status) == (422, ProposalStatus.WAITING)


def test_whoever_answers_too_late_reads_why(searching: SearchingCast) -> None:
    (proposal,) = proposed(searching)
    searching.signed_in(searching.emil).post(f"/tr/partner-proposals/{proposal.id}/decline")
    answer = searching.signed_in(searching.carla).post(f"/de/partner-proposals/{proposal.id}/confirm")
    assert answer.status_code == 409
    assert "Dieser Vorschlag wartet nicht mehr auf Antworten." in words(answer)
    assert "What happened meanwhile: Declined" in words(
        searching.signed_in(searching.carla).post(f"/en/partner-proposals/{proposal.id}/confirm")
    )
    assert "Emil" not in words(answer)


def test_who_wants_a_second_preview_reads_who_wanted_the_first(searching: SearchingCast) -> None:
    known, gero = opened(searching), searching.signed_in(searching.gero)
    path = f"/en/matching-rounds/{known.id}"
    searching.signed_in(searching.dana).post(f"{path}/runs")
    late = gero.post(f"{path}/runs")
    assert late.status_code == 409
    assert re.search(r"What happened meanwhile: .* · .* · Dana", words(late))
    gero.post(f"{path}/close")
    assert "What happened meanwhile" not in words(gero.post(f"{path}/runs"))
