"""Strangers report programmes, events, exhibitions, awards, partnerships and news; those who have them change them."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from portal.agenda.queries.addresses import parents_token
from portal.agenda.queries.programmes import find_agenda
from portal.complaints.actions.steps import Words, take_step
from portal.complaints.rules.codes import PAGES, CaseRefusal, Status, Step
from portal.core.db import db
from portal.core.refusal import Refused, existing
from portal.core.transitions import Impossible
from portal.exhibitions.actions import exhibitions
from portal.news.actions import erase_numbered
from tests.builders.accounts import texts_to
from tests.builders.complaints import Desk, only_complaint, send_report
from tests.builders.events import made
from tests.builders.exhibiting import exhibitable, exhibition
from tests.builders.programmes import published as published_programme
from tests.builders.reportable import announced, programme, public_page, reported_page
from tests.cast import Cast
from tests.databases import forget_pages
from tests.page_reading import parsed, words

every_kind = pytest.mark.parametrize("kind", sorted(PAGES))
KEPT = sorted(PAGES - {"exhibition"})  # shows ask the gate each time
WORDS = Words("Danke, wir haben es angesehen.", "So kann es nicht bleiben.")
LINK = "Bu sayfayı bildir"


def links(page: TestResponse) -> list[str]:
    return [str(each.get("href")) for each in parsed(page).iter("a") if each.text == LINK]


@every_kind
def test_every_public_page_leads_to_the_form_and_stays_the_same_for_everybody(
    cast: Cast, app: Flask, kind: str
) -> None:
    public = public_page(cast, kind)
    forget_pages(app)
    page = cast.signed_in(None).get(f"/tr/{public.path}")
    assert (page.headers.get("Cache-Control") == "public, no-cache") == (kind in KEPT)
    assert "csrf" not in page.text
    assert links(page) == [f"/tr/report/{kind}/{public.number}"]
    form = cast.signed_in(None).get(links(page)[0])
    assert f'href="/tr/{public.path}"' in form.text
    assert send_report(cast.signed_in(None), kind, public.number).status_code == 303
    assert only_complaint().kind == kind


@pytest.mark.parametrize("kind", ["programme", "exhibition", "news", "twinning"])
def test_what_has_left_the_public_pages_can_not_be_reported(cast: Cast, kind: str) -> None:
    public = public_page(cast, kind)
    public.change()
    db.session.commit()
    for person in (None, cast.dana):
        assert cast.signed_in(person).get(f"/tr/report/{kind}/{public.number}").status_code == 404
    assert cast.signed_in(None).get(f"/tr/report/{kind}/999").status_code == 404


def test_nothing_is_offered_on_pages_that_visitors_do_not_see(cast: Cast) -> None:
    visit, draft, own = programme(cast), made(cast), exhibition(cast, exhibitable(cast, "Das Wehr"))
    cast.signed_in(cast.carla).post(f"/de/visits/{visit.id}/programme/open-to-parents", data={"is_meant": "y"})
    pages = (
        cast.signed_in(None).get(f"/tr/programmes/{visit.id}/{parents_token(existing(find_agenda(visit)))}"),
        cast.signed_in(cast.dana).get(f"/tr/events/{draft.id}"),
        cast.signed_in(cast.dana).get(f"/tr/exhibitions/{own.id}"),
    )
    assert [(page.status_code, links(page)) for page in pages] == [(200, [])] * 3


def test_an_event_and_its_programme_are_one_case(cast: Cast) -> None:
    event, *_ = published_programme(cast)
    browser = cast.signed_in(None)
    pages = [browser.get(f"/tr/events/{event.id}{rest}") for rest in ("", "/programme")]
    assert [links(page) for page in pages] == [[f"/tr/report/event/{event.id}"]] * 2
    cases = [reported_page(cast, "event", event.id, category) for category in ("other", "hate")]
    assert cases[0].id == cases[1].id


@every_kind
def test_dana_goes_from_the_report_to_where_the_page_is_changed_and_then_answers(cast: Cast, kind: str) -> None:
    public = public_page(cast, kind)
    desk = Desk(cast, reported_page(cast, kind, public.number, email="deniz@evim.example"))
    page = desk.page(cast.dana)
    assert "Hide at once" not in words(page)
    assert "It is changed or taken off" not in words(page)
    [place] = [each.get("href") for each in parsed(page).iter("a") if each.text == "Change the page or take it off"]
    assert cast.signed_in(cast.dana).get(str(place)).status_code == 200
    early = desk.take(cast.dana, "amend", answer="Danke.", statement="So nicht.")
    assert (early.status_code, "as it was reported" in words(early)) == (409, True)
    public.change()
    db.session.commit()
    assert "It is changed or taken off" in words(desk.page(cast.dana))
    assert desk.take(cast.dana, "amend", answer="Danke.", statement="So nicht.").status_code == 303
    assert "There is nothing to decide here at the moment." in words(desk.page(cast.dana))


@every_kind
def test_ada_is_sent_only_where_she_may_go(cast: Cast, kind: str) -> None:
    public = public_page(cast, kind)
    page = Desk(cast, reported_page(cast, kind, public.number)).page(cast.ada)
    places = [each.get("href") for each in parsed(page).iter("a") if each.text == "Change the page or take it off"]
    assert [cast.signed_in(cast.ada).get(str(each)).status_code for each in places] == [200] * len(places)
    assert bool(places) == (kind in ("award", "event", "laureate", "news"))


def test_the_coordinations_of_both_regions_decide_about_a_visit(cast: Cast) -> None:
    case = reported_page(cast, "programme", programme(cast).id)
    link = f"/reports/{case.id}"
    told = [len([text for text in texts_to(person) if link in text]) for person in (cast.dana, cast.gero)]
    assert told == [1, 1]
    for person in (cast.dana, cast.gero):
        browser = cast.signed_in(person)
        assert link in browser.get("/de/reports").text
        assert "/de/reports" in browser.get("/de/desk").text
    assert link in cast.signed_in(cast.ada).get("/de/reports?region=bursa").text
    stranger = cast._adult(cast.dana.role, "Pia", "pl", regions=["wielkopolska"])
    db.session.commit()
    assert Desk(cast, case).page(stranger).status_code == 404


def test_emil_reads_why_his_visit_was_hidden_and_objects_and_gero_answers(cast: Cast) -> None:
    visit = programme(cast)
    case = reported_page(cast, "programme", visit.id, email="deniz@evim.example")
    cast.signed_in(cast.dana).post(f"/de/visits/{visit.id}/hide")
    assert (
        Desk(cast, case).take(cast.dana, "amend", answer="Danke.", statement="Dort stand ein Name.").status_code == 303
    )
    assert [texts_to(person)[-1].count("> Dort stand ein Name.") for person in (cast.carla, cast.emil)] == [1, 1]
    assert f'href="/tr/reports/{case.id}/decision"' in cast.signed_in(cast.emil).get(f"/tr/visits/{visit.id}").text
    page = cast.signed_in(cast.emil).get(f"/en/reports/{case.id}/decision")
    assert ["It was reported. The page was changed" in words(page), visit.place in words(page)] == [True, True]
    take_step(case, Step.OBJECT, Words(statement="Es war kein Name."), by=cast.emil)
    db.session.commit()
    assert "The portal does not bring the page back by itself" in words(Desk(cast, case).page(cast.gero))
    take_step(case, Step.GIVE_WAY, WORDS, by=cast.gero)
    assert (case.status, case.decision) == (Status.ANSWERED, Step.GIVE_WAY)


def test_dana_hides_an_exhibition_of_carlas_project_and_lets_her_show_it_again(cast: Cast) -> None:
    shown = exhibition(cast, exhibitable(cast, "Das Wehr"), by=cast.carla)
    shown.project = cast.project
    exhibitions.show(shown)
    db.session.commit()
    case, dana = reported_page(cast, "exhibition", shown.id), cast.signed_in(cast.dana)
    assert 'href="/en/exhibitions"' in Desk(cast, case).page(cast.dana).text
    assert f"/de/exhibitions/{shown.id}/withhold" in dana.get("/de/exhibitions").text
    assert dana.post(f"/de/exhibitions/{shown.id}/withhold").status_code == 303
    assert cast.signed_in(None).get(f"/de/exhibitions/{shown.id}").status_code == 404
    carla, own = cast.signed_in(cast.carla), f"/de/exhibitions/{shown.id}"
    assert "Die Koordination hat diese Ausstellung von den öffentlichen Seiten genommen." in words(
        carla.get(f"{own}/edit")
    )
    assert f'action="{own}/publish"' not in carla.get(f"{own}/edit").text
    assert carla.post(f"{own}/publish").status_code == 409
    assert Desk(cast, case).take(cast.dana, "amend", answer="Danke.", statement="So nicht.").status_code == 303
    assert "> So nicht." in texts_to(cast.carla)[-1]
    assert f'href="/de/reports/{case.id}/decision"' in carla.get(f"{own}/edit").text
    assert dana.post(f"/de/exhibitions/{shown.id}/release").status_code == 303
    assert carla.post(f"{own}/publish").status_code == 303


def test_an_exhibition_goes_with_its_project_and_is_neither_reported_nor_led_to_any_more(cast: Cast) -> None:
    shown = exhibition(cast, exhibitable(cast, "Das Wehr"), by=cast.carla)
    shown.project = cast.project
    exhibitions.show(shown)
    cast.project.is_public = False
    db.session.commit()
    assert cast.signed_in(None).get(f"/tr/report/exhibition/{shown.id}").status_code == 404
    assert links(cast.signed_in(cast.carla).get(f"/tr/exhibitions/{shown.id}")) == []
    dana = cast.signed_in(cast.dana)
    assert f'href="/tr/exhibitions/{shown.id}"' not in dana.get("/tr/exhibitions").text
    assert f"/tr/exhibitions/{shown.id}/withhold" in dana.get("/tr/exhibitions").text


def test_pages_are_not_hidden_from_the_report_and_works_not_changed_elsewhere(cast: Cast) -> None:
    case = reported_page(cast, "news", announced(cast).id)
    for step in (Step.HIDE, Step.UNPUBLISH, Step.ASK_CHANGES):
        with pytest.raises(Refused) as refused:
            take_step(case, step, WORDS, by=cast.dana)
        assert refused.value.code == Impossible.ALREADY_TAKEN
    with pytest.raises(Refused) as unchanged:
        take_step(case, Step.AMEND, WORDS, by=cast.dana)
    assert unchanged.value.code == CaseRefusal.UNCHANGED
    take_step(case, Step.KEEP, WORDS, by=cast.dana)
    assert case.open_about is None


def test_a_page_that_is_gone_is_told_kindly_and_a_later_one_with_its_number_is_another_case(cast: Cast) -> None:
    item = announced(cast)
    case, number, before = reported_page(cast, "news", item.id), item.id, item.created_at
    erase_numbered([number])
    db.session.commit()
    desk = Desk(cast, case)
    assert "it was deleted" in words(desk.page(cast.dana))
    later = announced(cast)
    later.created_at = before.replace(year=before.year + 1)
    db.session.commit()
    assert "Wir laden ein" not in words(desk.page(cast.dana))
    assert reported_page(cast, "news", later.id).id != case.id
    assert desk.take(cast.dana, "amend", answer="Es ist gelöscht.").status_code == 303
