"""Pages about a run that is computed: how far it is, what it has found, and how to stop it, also without JavaScript."""

import re

import pytest
from werkzeug.test import TestResponse

from portal.core.db import db
from portal.rounds.models import Run
from portal.rounds.rules import Ending, RunStatus
from tests.builders.rounds import computed, halfway, opened
from tests.builders.searching import SearchingCast
from tests.page_reading import parsed, sent_by, words

REFRESH = '<noscript><meta http-equiv="refresh" content="5"></noscript>'


def round_page(run: Run, lang: str = "de") -> str:
    return f"/{lang}/matching-rounds/{run.round_id}"


def page_of(run: Run, lang: str = "de") -> str:
    return f"{round_page(run, lang)}/runs/{run.id}"


def buttons(answer: TestResponse) -> list[str]:
    return [(button.text or "").strip() for button in parsed(answer).iter("button")]


def test_both_pages_say_what_has_been_found_so_far_and_offer_to_take_it(searching: SearchingCast) -> None:
    run, dana = halfway(searching), searching.signed_in(searching.dana)
    for page in (dana.get(page_of(run)), dana.get(round_page(run))):
        said = words(page)
        assert "Bisher bestes Ergebnis" in said
        assert "Ob noch bis zu 2 Gruppen mehr möglich sind, ist nicht entschieden." in said
        assert "liegen die Punkte höchstens 10 % unter dem bestmöglichen Ergebnis." in said
        assert "Vergangene Zeit: 12 s von höchstens 200 s" in said
        assert {"Anhalten und Gefundenes übernehmen", "Anhalten und verwerfen"} <= {*buttons(page)}
        assert REFRESH in page.text


def test_what_has_found_nothing_yet_can_only_be_discarded(searching: SearchingCast) -> None:
    run, dana = halfway(searching, n_groups=0), searching.signed_in(searching.dana)
    page = dana.get(page_of(run))
    assert "Bisher bestes Ergebnis" not in words(page)
    assert "Anhalten und Gefundenes übernehmen" not in buttons(page)
    assert "Es wurde noch nichts gefunden." in words(dana.post(f"{page_of(run)}/take"))


def test_whoever_reads_without_javascript_can_stop_the_page_from_refreshing(searching: SearchingCast) -> None:
    run, dana = halfway(searching), searching.signed_in(searching.dana)
    quiet = dana.get(f"{page_of(run)}?still")
    assert REFRESH not in quiet.text
    assert f'<a href="{page_of(run)}">' in quiet.text


def test_dana_takes_what_was_found_and_the_result_says_that_it_was_stopped(searching: SearchingCast) -> None:
    run, dana = halfway(searching), searching.signed_in(searching.dana)
    path = page_of(run)
    answer = dana.post(f"{path}/take", data=sent_by(dana.get(path), "/take"), follow_redirects=True)
    said = words(answer)
    assert "nach 12,4 s angehalten" in said
    assert "liegen die Punkte höchstens 10 % unter dem bestmöglichen Ergebnis." in said
    assert "nachgewiesen" not in said
    assert "Schule am Sternenfeld" in said
    assert REFRESH not in answer.text
    assert "Die Berechnung ist bereits beendet" in words(dana.post(f"{path}/take", follow_redirects=True))


def test_whoever_discards_what_somebody_took_reads_what_happened(searching: SearchingCast) -> None:
    run = halfway(searching)
    searching.signed_in(searching.dana).post(f"{page_of(run)}/take")
    late = searching.signed_in(searching.gero).post(f"{page_of(run, 'en')}/cancel")
    assert late.status_code == 409
    assert re.search(r"come to its end meanwhile.* What happened meanwhile: Preview", words(late))


def test_a_result_at_the_end_of_the_time_says_so(searching: SearchingCast) -> None:
    run = halfway(searching, status=RunStatus.PREVIEW, ending=Ending.TIME_OVER)
    assert "weil die Zeit abgelaufen war" in words(searching.signed_in(searching.dana).get(page_of(run)))


def test_a_run_that_broke_off_begins_anew_with_one_click(searching: SearchingCast) -> None:
    run, dana = halfway(searching), searching.signed_in(searching.dana)
    run.heard_at = run.heard_at.replace(year=2020)
    db.session.commit()
    page = dana.get(round_page(run))
    assert "Die Berechnung ist abgebrochen" in words(page)
    assert {"Gefundenes übernehmen", "Jetzt neu beginnen"} <= {*buttons(page)}
    again = dana.post(f"{round_page(run)}/runs", data=sent_by(page, "/runs"))
    assert again.status_code == 303
    assert again.location != page_of(run)
    left = dana.get(page_of(run))
    assert "Gefundenes übernehmen" in buttons(left)
    said = words(dana.post(f"{page_of(run)}/take", follow_redirects=True))
    assert "ist nach 12,4 s abgebrochen, weil der Server angehalten wurde" in said


@pytest.mark.parametrize("points", [72, 80])
def test_what_an_earlier_solver_found_is_never_called_proven(searching: SearchingCast, points: int) -> None:
    run = computed(searching, opened(searching))
    run.points, run.most_points, run.edition = points, 80, 0
    db.session.commit()
    dana = searching.signed_in(searching.dana)
    said = words(dana.get(page_of(run)))
    assert "Eine frühere Version des Portals hat diesen Durchlauf berechnet" in said
    assert "nachgewiesen)" not in said
    assert "Obergrenze" not in said
    assert "Höchstens möglich" not in words(dana.get(round_page(run)))


def test_two_that_fit_and_make_no_group_of_three_are_not_said_not_to_fit(searching: SearchingCast) -> None:
    searching.search.n_wanted = searching.other_search.n_wanted = 2
    searching.another(1, "bursa", n_wanted=2)
    run = computed(searching, opened(searching, size=3))
    said = words(searching.signed_in(searching.dana).get(page_of(run)))
    assert run.n_groups == 0
    assert "Es wurde keine Gruppe gefunden." in said
    assert "Keine zwei Klassen" not in said
