"""Dana organises in the browser, Carla nominates on one screen, and strangers check a certificate."""

import io
from datetime import timedelta

import pypdfium2
import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from portal.awards.models import Nomination
from portal.awards.rules.codes import NominationStatus, Nominee, RoundStep
from portal.core.clock import now, today
from portal.core.db import db
from portal.twinnings.models import Twinning
from tests.builders.awards import (
    WHY,
    advance,
    award_round,
    drafted,
    laureate,
    nominated,
    nomination_in,
    of_project,
    twinning,
)
from tests.cast import Cast
from tests.page_reading import parsed, sent_by, words
from tests.statements import n_queries


def test_leah_is_prepared_with_what_is_known_and_nothing_invented(cast: Cast) -> None:
    dana = cast.signed_in(cast.dana)
    page = dana.get("/de/award-rounds/new?award=leah")
    assert "Lebendiges Europa in Hessen" in page.text
    assert "Gründungsdokument der Partnerschaft und europarad.net" in words(page)
    assert "Sicher ist, dass es diese Auszeichnung gab; ihre Regeln sind nicht bekannt." in words(page)
    days = {
        f"{name}_until": str(today() + timedelta(days=n)) for n, name in enumerate(("nominate", "agree", "judge"), 9)
    }
    answer = dana.post("/de/award-rounds/new?award=leah", data=sent_by(page, "", **days))
    assert answer.status_code == 303
    assert "Die Jury braucht mindestens ein Kriterium." in words(dana.get(answer.location))


def test_weights_are_checked_beside_the_field(cast: Cast) -> None:
    made, dana = award_round(cast, None), cast.signed_in(cast.dana)
    path = f"/de/award-rounds/{made.id}/criteria"
    typed = sent_by(dana.get(path), "", **{"rows-0-weight": "70"})
    answer = dana.post(path, data=typed)
    assert answer.status_code == 422
    assert "Die Gewichte ergeben zusammen 110." in words(answer)
    assert dana.post(path, data={**typed, "rows-0-weight": "60"}).status_code == 303


@pytest.mark.parametrize("number", ["²", "9" * 5000, "none"])
def test_a_row_whose_number_is_none_counts_as_a_new_one(cast: Cast, number: str) -> None:
    made, dana = award_round(cast, None), cast.signed_in(cast.dana)
    path = f"/de/award-rounds/{made.id}/criteria"
    typed = sent_by(dana.get(path), "", **{"rows-0-number": number})
    assert dana.post(path, data=typed).status_code == 303
    assert [(part.weight, part.round_id) for part in made.criteria] == [(60, made.id), (40, made.id)]


@pytest.mark.parametrize(
    ("part", "emptied", "said"),
    [
        ("criteria", {"rows-0-name_de": "", "rows-0-name_fr": "", "rows-1-name_de": ""}, "mindestens ein Kriterium"),
        ("edit", {"judge_until": ""}, "Alle drei Termine werden gebraucht"),
    ],
)
def test_an_open_round_is_not_emptied(cast: Cast, part: str, emptied: dict[str, str], said: str) -> None:
    path, dana = f"/de/award-rounds/{award_round(cast).id}/{part}", cast.signed_in(cast.dana)
    answer = dana.post(path, data=sent_by(dana.get(path), "", **emptied))
    assert (answer.status_code, said in words(answer)) == (422, True)
    assert dana.post(path, data=sent_by(dana.get(path), "")).status_code == 303


def test_another_award_has_a_name_and_a_year_of_its_own(cast: Cast) -> None:
    dana = cast.signed_in(cast.dana)
    page = dana.get("/en/award-rounds/new?award=other")
    typed = sent_by(page, "", title_en="Project of the year", year="2027", nominees=["project"])
    assert dana.post("/en/award-rounds/new?award=other", data=typed).status_code == 303
    again = dana.post("/en/award-rounds/new?award=other", data={**typed, "once": "another"})
    assert again.status_code == 422
    assert "This award already has a round for this year." in words(again)


def test_a_title_in_the_language_of_the_original_and_dates_in_order_are_asked_for(cast: Cast) -> None:
    dana = cast.signed_in(cast.dana)
    page = dana.get("/en/award-rounds/new?award=leah")
    untitled = dana.post("/en/award-rounds/new", data=sent_by(page, "", title_de=""))
    assert "Please fill in the title in the language of the original." in words(untitled)
    turned = {"nominate_until": str(today() + timedelta(days=9)), "judge_until": str(today())}
    answer = dana.post("/en/award-rounds/new", data=sent_by(page, "", **turned))
    assert "The dates must follow each other: nominate, agree, judge." in words(answer)


def test_only_the_original_of_a_round_and_what_is_wrong_with_it_is_unfolded(cast: Cast) -> None:
    dana = cast.signed_in(cast.dana)
    page = dana.get("/fr/award-rounds/new?award=leah")
    assert unfolded(page) == ["Deutsch (original) *"]
    assert "Italiano : Premio LEAH" in words(page)
    refused = dana.post(
        "/fr/award-rounds/new?award=leah", data=sent_by(page, "", title_it="x" * 200, text_tr="y" * 4000)
    )
    assert [text[:4] for text in unfolded(refused)] == ["Deut", "Ital", "Türk"]


def test_names_of_criteria_in_other_languages_are_unfolded_where_there_are_some(cast: Cast) -> None:
    made, dana = award_round(cast, None), cast.signed_in(cast.dana)
    path = f"/de/award-rounds/{made.id}/criteria"
    page = dana.get(path)
    assert len(unfolded(page)) == 1
    refused = dana.post(path, data=sent_by(page, "", **{"rows-1-name_it": "x" * 200}))
    assert len(unfolded(refused)) == 2


def unfolded(page: TestResponse) -> list[str]:
    """What stands above the parts that are open."""
    summaries = parsed(page).iterfind(".//main//details[@open]/summary")
    return [" ".join("".join(each.itertext()).split()) for each in summaries]


def test_a_teacher_nominates_on_one_screen(cast: Cast) -> None:
    made, carla = award_round(cast), cast.signed_in(cast.carla)
    path = f"/de/awards/{made.id}/nominate?nominee=project:{cast.other_project.id}"
    page = carla.get(path)
    typed = sent_by(page, "", text=WHY)
    assert typed["nominee"] == f"project:{cast.other_project.id}"
    assert page.text.count('<span class="required" title') <= 5
    answer = carla.post(path, data=typed)
    assert answer.status_code == 303
    assert "Wartet auf die Nominierten" in words(carla.get(answer.location))


def test_a_draft_is_saved_and_nominated_later(cast: Cast) -> None:
    made, carla = award_round(cast), cast.signed_in(cast.carla)
    path = f"/de/awards/{made.id}/nominate?nominee=project:{cast.other_project.id}"
    typed = sent_by(carla.get(path), "", text=WHY, draft="1")
    assert carla.post(path, data=typed).status_code == 303
    nomination = db.session.scalars(select(Nomination)).one()
    assert nomination.status == NominationStatus.DRAFT
    assert cast.signed_in(cast.emil).get(f"/tr/nominations/{nomination.id}").status_code == 404
    edit = f"/de/nominations/{nomination.id}/edit"
    assert carla.post(edit, data=sent_by(carla.get(edit), "", text="Mehr dazu.")).status_code == 303
    assert cast.signed_in(cast.emil).get(f"/tr/nominations/{nomination.id}").status_code == 200


@pytest.mark.parametrize("begun", [False, True])
def test_what_was_typed_stays_when_the_deadline_passes_meanwhile(cast: Cast, begun: bool) -> None:
    made, carla = award_round(cast), cast.signed_in(cast.carla)
    path = f"/de/awards/{made.id}/nominate"
    if begun:
        path = f"/de/nominations/{drafted(made, of_project(cast.project), by=cast.carla).id}/edit"
    typed = sent_by(carla.get(path), "", nominee=f"project:{cast.project.id}", text="Sehr viel Text.")
    made.nominate_until = now() - timedelta(minutes=1)
    db.session.commit()
    answer = carla.post(path, data=typed)
    assert answer.status_code == 422
    assert "Sehr viel Text." in answer.text
    assert "Die Zeit für Nominierungen ist vorbei." in words(answer)


def test_the_nominee_finds_it_on_the_start_page_and_agrees(cast: Cast) -> None:
    nomination = nominated(award_round(cast), of_project(cast.other_project), by=cast.carla)
    emil, path = cast.signed_in(cast.emil), f"/tr/nominations/{nomination.id}"
    assert "1 adaylık yanıtınızı bekliyor." in words(emil.get("/tr/desk"))
    assert "Çınar altında" in words(emil.get("/tr/nominations"))
    refused = emil.post(f"{path}/decline", data={"reason": ""})
    assert refused.status_code == 422
    outdated = emil.post(f"{path}/agree", data={"seen": "another"})
    assert outdated.status_code == 409
    assert emil.post(f"{path}/agree", data={"seen": nomination.version}).status_code == 303
    db.session.refresh(nomination)
    assert nomination.status == NominationStatus.AGREED


def test_a_nominee_completes_the_words(cast: Cast) -> None:
    nomination = nominated(award_round(cast), of_project(cast.other_project), by=cast.carla)
    emil, path = cast.signed_in(cast.emil), f"/tr/nominations/{nomination.id}/edit"
    assert emil.post(path, data=sent_by(emil.get(path), "", text="Biz de ekliyoruz.")).status_code == 303
    assert "Biz de ekliyoruz." in words(emil.get(f"/tr/nominations/{nomination.id}"))


def test_the_dossier_tells_what_is_published_until_it_is_withdrawn(cast: Cast) -> None:
    nomination = nominated(award_round(cast), of_project(cast.project), by=cast.carla)
    page = words(cast.signed_in(cast.carla).get(f"/de/nominations/{nomination.id}"))
    assert "Flüsse verbinden" in page
    cast.project.is_public = False
    db.session.commit()
    after = cast.signed_in(cast.carla).get(f"/de/nominations/{nomination.id}")
    assert f"/de/projects/{cast.project.id}" not in after.text


def test_the_organiser_chooses_a_laureate_with_reasons_and_publishes(cast: Cast) -> None:
    made = award_round(cast)
    nomination = nomination_in(cast, made)
    advance(cast, made, RoundStep.END_JUDGING)
    dana, path = cast.signed_in(cast.dana), f"/de/award-rounds/nominations/{nomination.id}/laureate"
    without = dana.post(path, data=sent_by(dana.get(path), "", place="0"))
    assert without.status_code == 422
    assert "Bitte geben Sie einen Platz ein, zum Beispiel 1." in words(without)
    assert "mindestens in der Sprache des Originals" in words(without)
    assert unfolded(without) == ["Deutsch (Original) *"]
    assert dana.post(path, data=sent_by(dana.get(path), "", place="1", reason_de="Weil.")).status_code == 303
    assert dana.post(f"/de/award-rounds/{made.id}/publish").status_code == 303
    public = words(cast.signed_in(None).get(f"/tr/awards/{made.id}"))
    assert "Flüsse verbinden" in public
    assert "Bölge" in public
    assert "Weil." in words(cast.signed_in(None).get(f"/tr/laureates/{nomination.id}"))


def test_everybody_reads_the_deadline_on_the_own_clock(cast: Cast) -> None:
    made = award_round(cast)
    page = words(cast.signed_in(None).get(f"/en/awards/{made.id}"))
    assert "(Hesse, " in page.replace("Hessen", "Hesse")
    assert "Bursa" in page


def test_laureates_stand_on_the_pages_of_project_region_town_and_year(cast: Cast) -> None:
    won, visitor = laureate(cast), cast.signed_in(None)
    for path in (f"projects/{cast.project.id}", "regions/hessen", "laureates", f"awards/{won.round_id}"):
        assert f"/de/laureates/{won.id}" in visitor.get(f"/de/{path}").text
    assert "LEAH-Preis 2027" in words(visitor.get("/de/awards"))
    assert twinning(cast).name in words(visitor.get("/de/regions/bursa"))


def test_a_certificate_is_accessible_has_two_languages_and_can_be_checked(cast: Cast) -> None:
    won = laureate(cast)
    won.reasons = {**won.reasons, "tr": "Çünkü **herkes** katılıyor."}
    db.session.commit()
    answer = cast.signed_in(cast.carla).get(f"/de/nominations/{won.id}/certificate.pdf?one=de&other=tr")
    assert answer.mimetype == "application/pdf"
    assert b"pdfuaid" in answer.data
    [page] = list(pypdfium2.PdfDocument(io.BytesIO(answer.data)))
    assert page.get_width() > page.get_height()
    text = page.get_textpage().get_text_bounded()
    for expected in ("Urkunde", "Ödül belgesi", "Flüsse verbinden", "LEAH-Preis 2027", "Çünkü herkes katılıyor."):
        assert expected in text
    visitor = cast.signed_in(None)
    assert "Echt: Diese Auszeichnung wurde verliehen." in words(visitor.get(f"/de/certificates/{won.code}"))
    assert visitor.get("/de/certificates/00ff").status_code == 404


def test_a_certificate_of_an_award_that_was_taken_back_says_so(cast: Cast) -> None:
    won, dana = laureate(cast), cast.signed_in(cast.dana)
    assert dana.post(f"/de/award-rounds/nominations/{won.id}/revoke").status_code == 303
    assert "Nicht mehr gültig." in words(cast.signed_in(None).get(f"/de/certificates/{won.code}"))
    assert dana.get(f"/de/nominations/{won.id}/certificate.pdf").status_code == 404
    assert dana.post(f"/de/award-rounds/nominations/{won.id}/restore").status_code == 303
    assert "Echt" in words(cast.signed_in(None).get(f"/de/certificates/{won.code}"))


def test_a_round_is_cancelled_with_a_reason(cast: Cast) -> None:
    made, dana = award_round(cast), cast.signed_in(cast.dana)
    assert dana.post(f"/de/award-rounds/{made.id}/cancel", data={"reason": ""}).status_code == 422
    assert dana.post(f"/de/award-rounds/{made.id}/cancel", data={"reason": "Keine Jury."}).status_code == 303
    assert "Keine Jury." in words(cast.signed_in(None).get(f"/fr/awards/{made.id}"))


def test_what_the_jury_has_begun_with_is_not_changed_and_the_form_says_so(cast: Cast) -> None:
    made, dana = award_round(cast, RoundStep.BEGIN_JUDGING), cast.signed_in(cast.dana)
    path = f"/de/award-rounds/{made.id}/edit"
    answer = dana.post(path, data=sent_by(dana.get(path), "", missing_scores="lowest", title_de="Preis"))
    assert answer.status_code == 422
    assert "Das kann nicht mehr geändert werden." in words(answer)
    assert dana.post(path, data=sent_by(dana.get(path), "", quorum="2", title_de="Preis")).status_code == 303
    assert (made.titles["de"], made.quorum, made.missing_scores) == ("Preis", 2, "leave_out")


def test_a_nominee_that_is_hidden_is_offered_to_be_awarded_when_visitors_see_it_again(cast: Cast) -> None:
    made, dana = award_round(cast), cast.signed_in(cast.dana)
    nomination = nomination_in(cast, made)
    advance(cast, made, RoundStep.END_JUDGING)
    path, organised = f"/de/award-rounds/nominations/{nomination.id}/laureate", f"/de/award-rounds/{made.id}"
    assert dana.post(path, data={"place": "1", "reason_de": "Gut."}).status_code == 303
    cast.project.is_public = False
    db.session.commit()
    shown, chosen = dana.get(organised), dana.get(path)
    assert "reason_de" not in chosen.text
    assert f"{organised}/publish" not in shown.text
    assert all("sehen diese Nominierten im Moment nicht" in words(page) for page in (shown, chosen))
    cast.project.is_public = True
    db.session.commit()
    assert f"{organised}/publish" in dana.get(organised).text


def test_an_author_deletes_a_draft_and_comes_back_to_the_list(cast: Cast) -> None:
    nomination = drafted(award_round(cast), of_project(cast.other_project), by=cast.carla)
    carla = cast.signed_in(cast.carla)
    page = carla.get(f"/de/nominations/{nomination.id}")
    assert "Entwurf löschen" in words(page)
    answer = carla.post(f"/de/nominations/{nomination.id}/withdraw", data=sent_by(page, "/withdraw"))
    assert (answer.status_code, answer.location) == (303, "/de/nominations")


def test_words_are_offered_to_be_completed_as_long_as_the_nominee_can_answer(cast: Cast) -> None:
    made = award_round(cast)
    nomination = nominated(made, of_project(cast.other_project), by=cast.carla)
    emil, path = cast.signed_in(cast.emil), f"/tr/nominations/{nomination.id}"
    typed = sent_by(emil.get(f"{path}/edit"), "", text="Biz de ekliyoruz.")
    made.agree_until = now() - timedelta(seconds=1)
    db.session.commit()
    answer = emil.post(f"{path}/edit", data=typed)
    assert (answer.status_code, "Biz de ekliyoruz." in answer.text) == (422, True)
    assert f"{path}/edit" not in emil.get(path).text


def test_long_lists_of_nominations_cost_no_more_questions_than_short_ones(cast: Cast) -> None:
    made, dana = award_round(cast), cast.signed_in(cast.dana)

    def n_statements(numbers: range) -> list[int]:
        for number in numbers:
            towns = {"one_town": f"Ort {number}", "other_town": f"Köy {number}"}
            pair = Twinning(
                pair=str(number), one_region_key="hessen", other_region_key="bursa", is_public=True, **towns
            )
            facts = {"language": "de", "text": WHY, "status": NominationStatus.PROPOSED, "live_key": str(number)}
            db.session.add(Nomination(round_id=made.id, kind=Nominee.TWINNING, twinning=pair, **facts))
        db.session.commit()
        return [n_queries(dana, path) for path in ("/de/desk", "/de/nominations", f"/de/award-rounds/{made.id}")]

    assert n_statements(range(2)) == n_statements(range(2, 12))
