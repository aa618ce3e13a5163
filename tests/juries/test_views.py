"""Dana sets up a jury and reads its result; Elio and Wanda judge in their languages, on a phone, without scripts."""

import csv
import io
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from portal.awards.models import AwardRound
from portal.awards.rules.codes import NominationStatus, RoundStatus
from portal.config import LANGUAGES
from portal.core.clock import now, today
from portal.core.db import db
from portal.juries.actions.closing import close
from portal.juries.jobs import close_due
from portal.juries.models import Jury, JuryMember, JurySheet
from tests.builders.juries import items, judge, judging, member, members, person_of, score
from tests.cast import Cast
from tests.page_reading import harm, parsed, sent_by, words

JSON = {"Accept": "application/json"}


def in_browser(cast: Cast, who: JuryMember) -> FlaskClient:
    return cast.signed_in(person_of(who))


def item_path(jury: Jury, number: int, lang: str = "it") -> str:
    return f"/{lang}/jury/{jury.round_id}/nominations/{number}"


def radio(jury: Jury, *scores: int) -> dict[str, Any]:
    return {f"criterion_{each.id}": str(given) for each, given in zip(jury.round.criteria, scores, strict=False)}


def links(answer: TestResponse) -> list[str]:
    return [link.get("href") or "" for link in parsed(answer).iter("a")]


def test_from_the_appointment_to_the_published_statement(cast: Cast) -> None:
    jury = judging(cast, [("hessen", "bursa"), ("hessen", "aquitaine")], quorum=1)
    dana, number = cast.signed_in(cast.dana), jury.round_id
    page = dana.get(f"/de/award-rounds/{number}/jury")
    form = sent_by(page, "/members", **{"member-email": "elio@jury.example", "member-region": "emilia_romagna"})
    assert dana.post(f"/de/award-rounds/{number}/jury/members", data=form).status_code == 303
    elio = db.session.scalars(select(JuryMember)).one()
    browser = in_browser(cast, elio)
    desk = browser.get(f"/it/jury/{number}")
    first, second = (link for link in links(desk) if "/nominations/" in link)
    for path, scores in ((first, (5, 4)), (second, (2, 3))):
        form = sent_by(browser.get(path), path, **radio(jury, *scores))
        answer = browser.post(f"{path}/hand-in", data=form)
        assert answer.status_code == 303
    assert answer.location == f"/it/jury/{number}"
    assert dana.get(f"/de/award-rounds/{number}/jury/result").status_code == 404
    db.session.get_one(AwardRound, number).status = RoundStatus.JUDGED
    db.session.commit()
    close_due()
    db.session.commit()
    result = dana.get(f"/de/award-rounds/{number}/jury/result")
    assert "1. Lindenbrück – Ovacık" in words(result)
    assert harm(result) == []


def test_pages_are_whole_in_every_state(cast: Cast) -> None:
    jury = judging(cast)
    elio, wanda, _ = members(jury, ["Elio", "Wanda", "Hanna"])
    member(jury, "Burak", reserve=True)
    first, second, third = (item.id for item in items(jury))
    judge(jury, elio, items(jury)[0], 5, 4)
    score(jury, elio, items(jury)[1], 5)
    browser, dana = in_browser(cast, elio), cast.signed_in(cast.dana)
    paths = [f"/it/jury/{jury.round_id}", "/it/jury", *(item_path(jury, each) for each in (first, second))]
    paths.append(f"{item_path(jury, first)}/recuse")
    for path in paths:
        assert harm(browser.get(path)) == [], path
    page = dana.get(f"/de/award-rounds/{jury.round_id}/jury")
    assert harm(page) == []
    assert third not in [int(link.rsplit("/", 1)[1]) for link in links(browser.get(paths[0])) if "nominations" in link]
    close(jury)
    db.session.commit()
    assert harm(dana.get(f"/de/award-rounds/{jury.round_id}/jury")) == []
    assert harm(dana.get(f"/de/award-rounds/{jury.round_id}/jury/result")) == []
    assert harm(browser.get(paths[0])) == []
    assert browser.get(item_path(jury, first)).status_code == 404
    assert wanda.is_active


def test_what_somebody_does_not_judge_is_not_there(cast: Cast) -> None:
    jury = judging(cast)
    elio = member(jury, "Elio")
    first, second, third = (item.id for item in items(jury))
    browser = in_browser(cast, elio)
    assert browser.get(item_path(jury, third)).status_code == 404
    assert browser.post(f"{item_path(jury, first)}/recuse", data={"reason": ""}).status_code == 303
    for step in ("", "/recuse", "/hand-in"):
        assert browser.post(f"{item_path(jury, first)}{step}", data=radio(jury, 5, 5)).status_code == 404
    assert browser.get(item_path(jury, first)).status_code == 404
    shown = browser.get(f"/it/jury/{jury.round_id}")
    assert [link for link in links(shown) if "/nominations/" in link] == [item_path(jury, second)]
    assert "Pinède-sur-Mer" not in words(shown)
    assert "1 " in words(browser.get("/it/jury"))


def test_who_has_handed_in_everything_reads_that_nothing_waits(cast: Cast) -> None:
    jury = judging(cast)
    elio = member(jury, "Elio")
    for item in items(jury)[:2]:
        judge(jury, elio, item, 5, 4)
    page = words(in_browser(cast, elio).get("/de/jury"))
    assert "Zurzeit ist nichts zu bewerten." in page
    assert "0 Nominierungen" not in page


def test_who_is_no_member_or_in_reserve_finds_nothing(cast: Cast) -> None:
    jury = judging(cast)
    reserve, (item, *_) = member(jury, "Burak", reserve=True), items(jury)
    assert cast.signed_in(cast.carla).get(f"/de/jury/{jury.round_id}").status_code == 404
    assert cast.signed_in(cast.gero).get(f"/de/award-rounds/{jury.round_id}/jury").status_code == 404
    browser = in_browser(cast, reserve)
    assert browser.get(item_path(jury, item.id)).status_code == 404
    assert [link for link in links(browser.get(f"/tr/jury/{jury.round_id}")) if "/nominations/" in link] == []


def test_nobody_sees_scores_of_others_before_handing_in_and_the_organiser_none_before_the_end(cast: Cast) -> None:
    jury = judging(cast)
    elio, jaroslawa = members(jury, ["Elio", "Jaroslawa"])
    first, second, _ = items(jury)
    judge(jury, jaroslawa, first, 4, 2, comment="Geheim geblieben.")
    judge(jury, jaroslawa, second, 1, 1)
    browser, dana = in_browser(cast, elio), cast.signed_in(cast.dana)
    before = words(browser.get(item_path(jury, first.id, "de")))
    assert "Andere" not in before
    browser.post(f"{item_path(jury, first.id)}/hand-in", data=radio(jury, 5, 5))
    after = words(browser.get(item_path(jury, first.id, "de")))
    assert "Von Ihnen: 5 Andere: 4" in after
    assert "Geheim" not in before + after
    assert "Jaroslawa" not in after
    assert "Andere" not in words(browser.get(item_path(jury, second.id, "de")))
    page = dana.get(f"/de/award-rounds/{jury.round_id}/jury")
    assert "Abgegeben: 2 von 3" in words(page)
    assert "Geheim" not in words(page)
    close(jury)
    db.session.commit()
    assert "Geheim geblieben." in words(dana.get(f"/de/award-rounds/{jury.round_id}/jury/result"))


def test_a_script_saves_each_change_and_is_stopped_where_two_windows_meet(cast: Cast) -> None:
    jury = judging(cast)
    elio, (item, *_) = member(jury, "Elio"), items(jury)
    browser, path = in_browser(cast, elio), item_path(jury, item.id)
    begun = browser.post(path, data={**radio(jury, 4), "comment": "Vivace."}, headers=JSON)
    assert (begun.status_code, sorted(begun.get_json())) == (201, ["message", "revision", "url"])
    old = begun.get_json()["revision"]
    other = browser.post(path, data={"comment": "Lungo.", "revision": old}, headers=JSON)
    assert other.get_json()["revision"] != old
    late = browser.post(path, data={"comment": "Bello.", "revision": old}, headers=JSON)
    assert late.status_code == 409
    assert browser.post(path, data={"comment": "Bello.", "revision": old}).status_code == 303
    sheet = db.session.scalars(select(JurySheet)).one()
    assert (list(sheet.by_criterion.values()), sheet.comment) == ([4], "Lungo.\n\nBello.")


def test_a_sheet_with_a_gap_comes_back_with_what_was_typed_and_says_what_to_do(cast: Cast) -> None:
    jury = judging(cast)
    elio, (item, *_) = member(jury, "Elio"), items(jury)
    path = item_path(jury, item.id, "de")
    answer = in_browser(cast, elio).post(f"{path}/hand-in", data={**radio(jury, 4), "comment": "Lebendig."})
    assert answer.status_code == 422
    assert "Bitte wählen Sie eine Punktzahl." in words(answer)
    assert "Lebendig." in words(answer)
    chosen = [box for box in parsed(answer).iter("input") if box.get("type") == "radio" and "checked" in box.attrib]
    assert [box.get("value") for box in chosen] == ["4"]
    assert db.session.scalars(select(JurySheet)).all() == []
    refused = in_browser(cast, elio).post(path, data=radio(jury, 9, 9))
    assert refused.status_code == 422


def test_all_complete_ones_are_handed_in_at_once(cast: Cast) -> None:
    jury = judging(cast)
    elio, (first, second, _) = member(jury, "Elio"), items(jury)
    browser, path = in_browser(cast, elio), f"/de/jury/{jury.round_id}"
    assert "/hand-in" not in browser.get(path).text
    score(jury, elio, first, 4, 4)
    score(jury, elio, second, 3)
    page = browser.get(path)
    assert browser.post(f"{path}/hand-in", data=sent_by(page, "/hand-in")).status_code == 303
    assert browser.post(f"{path}/hand-in", data={}).status_code == 409
    handed_in = db.session.scalars(select(JurySheet.nomination_id).where(JurySheet.handed_in_at.is_not(None)))
    assert handed_in.all() == [first.id]


def test_texts_come_in_a_language_that_the_juror_reads_and_the_original_is_marked(cast: Cast) -> None:
    jury = judging(cast)
    elio, amelie = members(jury, ["Elio", "Amélie"])
    second = items(jury)[1]
    french = in_browser(cast, amelie).get(f"/fr/jury/{jury.round_id}")
    assert "Prix LEAH 2020" in words(french)
    italian = in_browser(cast, elio).get(item_path(jury, second.id))
    [text] = [each for each in parsed(italian).iter("div") if each.get("class") == "prose"]
    assert text.get("lang") == "de"
    assert [each.get("lang") for each in parsed(italian).iter("span") if each.text == "Wirkung"] == ["de"]


def test_dana_sees_at_once_which_nomination_can_not_reach_the_quorum_and_who_is_missing(cast: Cast) -> None:
    jury = judging(cast, quorum=2)
    members(jury, ["Elio", "Hanna"])
    member(jury, "Jaroslawa", reserve=True)
    dana = cast.signed_in(cast.dana)
    page = words(dana.get(f"/de/award-rounds/{jury.round_id}/jury"))
    assert page.count("Ohne Ersatzmitglieder unter dem Quorum") == 3
    assert "Kann das Quorum nicht erreichen" not in page
    assert "Eigene Region" in page
    assert "Bursa" in page[page.index("Regionen ohne Mitglied:") : page.index("Elio")]


def test_dana_changes_how_the_jury_works_and_is_told_what_is_wrong(cast: Cast) -> None:
    jury = judging(cast)
    elio = member(jury, "Elio")
    dana, path = cast.signed_in(cast.dana), f"/de/award-rounds/{jury.round_id}/jury"
    good = {"rules-remind_days": "10, 3", "rules-step_in_days": "5"}
    assert dana.post(f"{path}/set-up", data=good).status_code == 303
    for wrong in ("bald", "1,2,3,4,5,6", "0", "99"):
        assert dana.post(f"{path}/set-up", data={**good, "rules-remind_days": wrong}).status_code == 422, wrong
    assert dana.post(f"{path}/set-up", data={**good, "rules-step_in_days": "0"}).status_code == 422
    assert dana.post(f"{path}/members", data={"member-email": "kein"}).status_code == 422
    dismiss = f"{path}/members/{elio.id}/dismiss"
    assert [dana.post(dismiss).status_code for _ in range(2)] == [303, 404]


def test_a_round_without_members_shows_its_jury_all_the_same(cast: Cast) -> None:
    jury = judging(cast)
    db.session.delete(jury)
    db.session.commit()
    page = cast.signed_in(cast.ada).get(f"/de/award-rounds/{jury.round_id}/jury")
    assert "Noch niemand ist berufen." in words(page)
    assert db.session.scalars(select(Jury)).all() == []


def test_the_deadline_closes_the_desk(cast: Cast) -> None:
    jury = judging(cast, until=now() + timedelta(days=1))
    elio = member(jury, "Elio")
    jury.round.judge_until = now() - timedelta(seconds=1)
    db.session.commit()
    browser = in_browser(cast, elio)
    assert "Die Jury ist geschlossen" in words(browser.get(f"/de/jury/{jury.round_id}"))
    assert browser.post(f"/de/jury/{jury.round_id}/hand-in").status_code == 409


def test_jurors_and_visitors_read_the_same_last_minute(cast: Cast) -> None:
    jury = judging(cast, [("bursa", "aquitaine")], quorum=1)
    elio = member(jury, "Elio")
    midnight = datetime.combine(today() + timedelta(days=30), time(), ZoneInfo("Europe/Berlin"))
    jury.round.judge_until = midnight
    db.session.commit()
    for page in (f"/en/jury/{jury.round_id}", f"/en/awards/{jury.round_id}"):
        assert "23:59 (Hessen" in words(in_browser(cast, elio).get(page))


def test_tables_are_files_for_spreadsheets(cast: Cast) -> None:
    jury = judging(cast)
    judge(jury, member(jury, "Elio"), items(jury)[0], 5, 4)
    close(jury)
    db.session.commit()
    dana, path = cast.signed_in(cast.dana), f"/de/award-rounds/{jury.round_id}/jury/result"
    xlsx, table = dana.get(f"{path}.xlsx"), dana.get(f"{path}.csv")
    assert io.BytesIO(xlsx.data).read(2) == b"PK"
    assert "Elio" not in table.text


def test_nobody_is_offered_to_dismiss_a_member_whose_only_scores_count_no_more(cast: Cast) -> None:
    jury = judging(cast)
    elio, first = member(jury, "Elio"), items(jury)[0]
    judge(jury, elio, first, 5, 4)
    first.status = NominationStatus.WITHDRAWN
    db.session.commit()
    dana, path = cast.signed_in(cast.dana), f"/de/award-rounds/{jury.round_id}/jury"
    assert "/dismiss" not in dana.get(path).text
    assert dana.post(f"{path}/members/{elio.id}/dismiss").status_code == 409


@pytest.mark.parametrize("lang", LANGUAGES)
def test_tables_open_in_every_language_and_a_criterion_is_no_formula(cast: Cast, lang: str) -> None:
    jury = judging(cast)
    jury.round.criteria[0].names = {"de": '=HYPERLINK("http://x.example";"Wirkung")'}
    judge(jury, member(jury, "Elio"), items(jury)[0], 5, 4)
    close(jury)
    db.session.commit()
    dana, path = cast.signed_in(cast.dana), f"/{lang}/award-rounds/{jury.round_id}/jury/result"
    assert dana.get(f"{path}.xlsx").status_code == 200
    lines = csv.reader(
        io.StringIO(dana.get(f"{path}.csv").text.lstrip("\ufeff")), delimiter="," if lang == "en" else ";"
    )
    cells = [cell for line in lines for cell in line if "HYPERLINK" in cell]
    assert len(cells) == 2
    assert [cell for cell in cells if cell.startswith("=")] == []
