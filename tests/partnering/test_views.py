"""Carla and Emil walk through the pages of partner requests, each in the own language."""

from datetime import date

import pytest
from werkzeug.test import TestResponse

from portal.accounts.models import Person
from portal.core.db import db
from portal.matching.rules.searches import Status as SearchStatus
from portal.partnering.actions.entries import Message
from portal.partnering.actions.messages import write
from portal.partnering.actions.requests import accept, decline
from portal.partnering.actions.safety import block, report
from portal.partnering.models import PartnerRequest
from portal.partnering.queries import requests as queries
from portal.partnering.rules import DeclineReason, Status
from tests.builders.partner_requests import asked
from tests.builders.searching import SearchingCast
from tests.page_reading import NAUGHTY, parsed, sent_by, the_form, words
from tests.statements import n_queries


def page_of(request: PartnerRequest, lang: str = "de") -> str:
    return f"/{lang}/partner-requests/{request.id}"


def ask_page(searching: SearchingCast, lang: str = "de") -> str:
    return f"/{lang}/partner-requests/new/{searching.search.id}/{searching.other_search.id}"


def status_of(request: PartnerRequest) -> str:
    db.session.refresh(request)
    return request.status


def languages_of(answer: TestResponse, text: str) -> set[str]:
    """The `lang` of the quotations that hold this text."""
    found = [quote for quote in parsed(answer).iter("blockquote") if text in "".join(quote.itertext())]
    return {quote.get("lang") or "" for quote in found}


def test_one_click_sends_and_emil_accepts_with_one(searching: SearchingCast) -> None:
    carla, emil = searching.signed_in(searching.carla), searching.signed_in(searching.emil)
    page = carla.get(ask_page(searching))
    sent = carla.post(ask_page(searching), data=the_fields(page))
    assert sent.status_code == 303
    request = db.session.query(PartnerRequest).one()

    dashboard = emil.get("/tr/desk")
    assert "Yanıtınızı bekleyen ortaklık istekleri" in words(dashboard)
    shown = emil.get(page_of(request, "tr"))
    assert languages_of(shown, "Bir partner sınıf arıyoruz") == {"tr"}
    assert "Ortak dil" in words(shown)
    assert "/tr/plan?region=bursa&amp;region=hessen" in shown.text
    assert "/tr/funding?region=bursa&amp;region=hessen" in shown.text
    assert "Carla" not in shown.text
    assert "school.example" not in words(shown)
    accepted = emil.post(f"{page_of(request, 'tr')}/accept", data=sent_by(shown, "/accept"))
    assert (accepted.status_code, status_of(request)) == (303, Status.ACCEPTED)

    after = words(emil.get(page_of(request, "tr")))
    assert "Carla" in after
    assert "carla@school.example" in after
    assert "emil@school.example" in words(carla.get(page_of(request)))
    assert carla.get(f"/de/projects/{request.project_id}").status_code == 200
    assert emil.get(f"/tr/projects/{request.project_id}").status_code == 200


def the_fields(page: TestResponse) -> dict[str, str]:
    """What stands in the form that asks a class, as the page shows it."""
    form = next(f for f in parsed(page).iter("form") if f.find(".//textarea[@name='text']") is not None)
    fields = {field.get("name"): field for field in form.iter() if field.get("name")}
    text = "".join(fields["text"].itertext()).removeprefix("\n")
    days = {name: fields[name].get("value") or "" for name in ("starts_on", "ends_on")}
    language = next(o for o in fields["language"].iter("option") if o.get("selected") is not None)
    return {"text": text, "language": language.get("value") or "", "project": "0", **days}


def test_the_proposal_carries_the_language_of_its_reader(searching: SearchingCast) -> None:
    page = searching.signed_in(searching.carla).get(ask_page(searching))
    text = parsed(page).find(".//textarea[@name='text']")
    assert text is not None
    assert text.get("lang") == "tr"
    assert the_fields(page)["language"] == "tr"
    assert "Türkçe" in words(page)


def test_what_was_typed_stays_with_the_complaint_beside_it(searching: SearchingCast) -> None:
    carla = searching.signed_in(searching.carla)
    fields = {**the_fields(carla.get(ask_page(searching))), "text": "Hallo Emil", "ends_on": "2020-01-01"}
    refused = carla.post(ask_page(searching), data=fields)
    assert (refused.status_code, the_fields(refused)["text"]) == (422, "Hallo Emil")
    assert "Der letzte Tag kann nicht vor dem ersten liegen." in words(refused)
    request = asked(searching)
    declined = carla.post(f"{page_of(request)}/report", data={"report-text": ""})
    assert (declined.status_code, "Bitte dieses Feld ausfüllen." in words(declined)) == (422, True)


def test_a_second_request_leads_to_the_first(searching: SearchingCast) -> None:
    request = asked(searching)
    answer = searching.signed_in(searching.carla).get(ask_page(searching))
    assert (answer.status_code, answer.location) == (303, page_of(request))


def test_emil_declines_and_carla_reads_why_and_who_fits_next(searching: SearchingCast) -> None:
    nora = searching.another(1)
    request = asked(searching)
    emil = searching.signed_in(searching.emil)
    empty = emil.post(f"{page_of(request, 'tr')}/decline", data={"decline-text": "", "decline-language": "tr"})
    assert empty.status_code == 422
    data = {"decline-reasons": "time", "decline-text": "Belki seneye.", "decline-language": "tr"}
    assert emil.post(f"{page_of(request, 'tr')}/decline", data=data).status_code == 303
    page = searching.signed_in(searching.carla).get(page_of(request))
    assert "Der Zeitraum passt uns nicht." in words(page)
    assert languages_of(page, "Belki seneye.") == {"tr"}
    assert f"/de/partner-requests/new/{searching.search.id}/{nora.id}" in page.text
    assert "Collège 1" in words(page)


def test_emil_proposes_another_time_and_carla_accepts_only_what_she_has_seen(searching: SearchingCast) -> None:
    request = asked(searching)
    emil, carla = searching.signed_in(searching.emil), searching.signed_in(searching.carla)
    old = emil.get(page_of(request, "tr"))
    data = sent_by(old, "/propose", **{"propose-starts_on": "2027-03-01", "propose-ends_on": "2027-04-30"})
    assert emil.post(f"{page_of(request, 'tr')}/propose", data=data).status_code == 303
    assert (status_of(request), request.starts_on) == (Status.PROPOSED, date(2027, 3, 1))
    page = carla.get(page_of(request))
    assert "Kannst" not in page.text
    stale = {**sent_by(page, "/accept"), "seen": "2026-01-01T00:00:00+00:00"}
    assert carla.post(f"{page_of(request)}/accept", data=stale).status_code == 409
    assert carla.post(f"{page_of(request)}/accept", data=sent_by(page, "/accept")).status_code == 303


def test_whoever_accepts_too_late_reads_so_and_her_request_says_why(searching: SearchingCast) -> None:
    nora = searching.another(1)
    first, second = asked(searching, nora, searching.search), asked(searching)
    seen = sent_by(searching.signed_in(searching.emil).get(page_of(second, "tr")), "/accept")
    accept(first, by=searching.carla)
    db.session.commit()
    emil = searching.signed_in(searching.emil)
    late = emil.post(f"{page_of(second, 'tr')}/accept", data=seen)
    assert late.status_code == 409
    page = words(emil.get(page_of(second, "tr")))
    assert "Artık mümkün değil" in page
    assert "Diğer sınıf partnerlerini buldu" in page


def test_both_write_and_the_words_keep_their_language(searching: SearchingCast) -> None:
    request = asked(searching)
    carla = searching.signed_in(searching.carla)
    data = {"message-text": "Bonjour !", "message-language": "fr"}
    assert carla.post(f"{page_of(request)}/messages", data=data).status_code == 303
    assert languages_of(searching.signed_in(searching.emil).get(page_of(request, "tr")), "Bonjour !") == {"fr"}


def test_blocking_closes_the_messages_without_saying_who(searching: SearchingCast) -> None:
    request = asked(searching)
    accept(request, by=searching.emil)
    db.session.commit()
    emil, carla = searching.signed_in(searching.emil), searching.signed_in(searching.carla)
    assert emil.post(f"{page_of(request, 'tr')}/block").status_code == 303
    page = carla.get(page_of(request))
    assert "Hier können keine Nachrichten mehr geschrieben werden." in words(page)
    assert "lockiert" not in words(page)
    assert (
        carla.post(f"{page_of(request)}/messages", data={"message-text": "?", "message-language": "de"}).status_code
        == 409
    )
    requests = emil.get("/tr/partner-requests")
    assert "Engellenen öğretmenler" in words(requests)
    assert emil.post(f"/tr/partner-requests/blocked/{searching.carla.id}/unblock").status_code == 303
    assert "Engellenen öğretmenler" not in words(emil.get("/tr/partner-requests"))


def test_the_coordination_reads_what_was_said_and_marks_it(searching: SearchingCast) -> None:
    request = asked(searching)
    write(request, Message("Schick mir Geld.", "de"), by=searching.carla)
    made = report(request, Message("Bu doğru değil.", "tr"), by=searching.emil)
    db.session.commit()
    gero = searching.signed_in(searching.gero)
    assert "1 bildirim bekliyor" in words(gero.get("/tr/desk"))
    assert "Bu doğru değil." in words(gero.get("/tr/partner-reports"))
    page = gero.get(f"/tr/partner-reports/{made.id}")
    assert languages_of(page, "Schick mir Geld.") == {"de"}
    assert languages_of(page, "Bu doğru değil.") == {"tr"}
    assert "Emil" in words(page)
    assert "Hiçbir bildirim yok." in words(searching.signed_in(searching.dana).get("/tr/partner-reports"))
    assert gero.post(f"/tr/partner-reports/{made.id}/close", data={"close-text": "Teşekkürler."}).status_code == 303
    assert "Hiçbir bildirim yok." in words(gero.get("/tr/partner-reports"))


@pytest.mark.parametrize("text", NAUGHTY)
def test_hostile_words_stay_words_for_teachers_and_coordinators(searching: SearchingCast, text: str) -> None:
    request = asked(searching)
    write(request, Message(text, "de"), by=searching.carla)
    decline(request, Message(text, "tr", (DeclineReason.AGE,)), by=searching.emil)
    made = report(request, Message(text, "tr"), by=searching.emil)
    db.session.commit()
    assert searching.signed_in(searching.gero).get("/tr/partner-reports").text.count("<script") == 1
    plain = " ".join(text.split())
    for person, path in ((searching.carla, page_of(request)), (searching.gero, f"/tr/partner-reports/{made.id}")):
        page = searching.signed_in(person).get(path)
        main = parsed(page).find(".//main")
        assert main is not None
        assert plain in words(page)
        assert [tag for tag in ("script", "img") if main.find(f".//{tag}") is not None] == []


def cost(searching: SearchingCast, pages: list[tuple[Person, str]]) -> list[int]:
    """Statements of each page; the smaller of two looks, because copies of the regions last a second."""
    return [min(n_queries(searching.signed_in(person), path) for _ in range(2)) for person, path in pages]


def test_lists_cost_the_same_for_few_and_for_many(searching: SearchingCast) -> None:
    nora = searching.another(0)
    asked(searching, nora, searching.search)
    report(asked(searching), Message("Seltsam", "de"), by=searching.carla)
    block(asked(searching, searching.another(90), searching.search), by=searching.carla)
    db.session.commit()
    pages = [
        (searching.carla, "/de/partner-requests"),
        (searching.carla, "/de/desk"),
        (searching.dana, "/de/partner-reports"),
    ]
    before = cost(searching, pages)
    for number in range(1, 8):
        search = searching.another(number)
        report(asked(searching, search, searching.search), Message("Seltsam", "de"), by=searching.carla)
        block(asked(searching, searching.another(number + 20), searching.search), by=searching.carla)
    db.session.commit()
    assert cost(searching, pages) == before


def test_an_empty_list_says_what_to_do_next(searching: SearchingCast) -> None:
    page = words(searching.signed_in(searching.carla).get("/de/partner-requests"))
    assert "Keine Anfrage wartet auf Sie." in page
    assert "Partnerklassensuche" in page


def test_only_classes_that_look_can_ask_and_be_asked(searching: SearchingCast) -> None:
    carla = searching.signed_in(searching.carla)
    searching.other_search.status = SearchStatus.CLOSED
    db.session.commit()
    assert carla.get(ask_page(searching)).status_code == 404
    searching.other_search.status, searching.search.status = SearchStatus.OPEN, SearchStatus.WAITING
    db.session.commit()
    assert carla.get(ask_page(searching)).status_code == 404
    assert carla.get(f"/de/partner-requests/new/{searching.other_search.id}/{searching.search.id}").status_code == 404


def test_forms_of_one_page_have_fields_of_their_own(searching: SearchingCast) -> None:
    page = searching.signed_in(searching.emil).get(page_of(asked(searching), "tr"))
    ids = [element.get("id") or "" for element in parsed(page).iter() if element.get("id")]
    assert sorted(ids) == sorted(set(ids))
    assert the_form(page, "/decline") is not None


def test_a_request_stands_in_the_list_of_both(searching: SearchingCast) -> None:
    request = asked(searching)
    for person, lang, name in (
        (searching.carla, "de", "Çınar Ortaokulu"),
        (searching.emil, "tr", "Schule am Sternenfeld"),
    ):
        assert name in words(searching.signed_in(person).get(f"/{lang}/partner-requests"))
    assert queries.own_requests(searching.emil).waiting == [request]
