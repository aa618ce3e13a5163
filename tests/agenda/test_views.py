"""Carla and Emil write the programme of a visit together; parents and visitors read it."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from flask.testing import FlaskClient

from portal.agenda.models import AgendaItem, AgendaVersion
from portal.config import LANGUAGES
from portal.core.db import db
from portal.visits.models import Visit
from portal.visits.rules.codes import Status
from tests.agenda.items import item_of, typed
from tests.builders.races import answers_at_once
from tests.builders.visits import visit_of
from tests.cast import Cast
from tests.page_reading import words


@pytest.fixture
def visit(cast: Cast) -> Visit:
    return visit_of(cast, status=Status.AGREED)


@pytest.fixture
def carla(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.carla)


@pytest.fixture
def emil(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.emil)


def address(visit: Visit, rest: str = "", lang: str = "en") -> str:
    return f"/{lang}/visits/{visit.id}/programme{rest}"


def only_item(visit: Visit) -> AgendaItem:
    return db.session.query(AgendaItem).filter_by(visit_id=visit.id, removed_at=None).one()


def test_both_sides_write_the_programme(visit: Visit, carla: FlaskClient, emil: FlaskClient) -> None:
    answer = carla.post(address(visit, "/new"), data=typed(visit, title_de="Stadtführung", place="Altes Rathaus"))
    assert answer.status_code == 303
    item = only_item(visit)
    assert "Stadtführung" in emil.get(address(visit)).text
    data = typed(visit, title_de="Stadtführung", title_tr="Şehir turu", place="Altes Rathaus")
    assert emil.post(address(visit, f"/{item.id}"), data=data | {"seen": item.version}).status_code == 303
    assert '<span lang="tr">Şehir turu</span>' in emil.get(address(visit, lang="tr")).text
    assert '<span lang="de">Stadtführung</span>' in emil.get(address(visit, lang="pl")).text


def test_what_two_people_change_in_different_fields_is_joined(
    visit: Visit, cast: Cast, carla: FlaskClient, emil: FlaskClient
) -> None:
    item = item_of(visit, cast.carla, title_de="Rallye")
    seen = {"seen": item.version}
    emil.post(address(visit, f"/{item.id}"), data=typed(visit, title_de="Rallye", place="Marktplatz") | seen)
    answer = carla.post(address(visit, f"/{item.id}"), data=typed(visit, title_de="Rallye", bring_de="Schirm") | seen)
    assert answer.status_code == 303
    db.session.expire_all()
    assert (item.place, item.facts["bring_de"]) == ("Marktplatz", "Schirm")


def test_of_two_who_change_the_same_the_second_reads_both_texts_and_decides(
    visit: Visit, cast: Cast, carla: FlaskClient, emil: FlaskClient
) -> None:
    item = item_of(visit, cast.carla, title_de="Rallye")
    seen, path = {"seen": item.version}, address(visit, f"/{item.id}")
    emil.post(path, data=typed(visit, title_de="Rallye durch die Altstadt") | seen)
    answer = carla.post(path, data=typed(visit, title_de="Rallye mit dem Bus", place="Hof") | seen)
    assert answer.status_code == 422
    shown = words(answer)
    assert "Saved now: Rallye durch die Altstadt" in shown
    assert "Your text: Rallye mit dem Bus" in shown
    assert 'value="Rallye mit dem Bus"' in answer.text
    db.session.expire_all()
    assert only_item(visit).title_in("de") == "Rallye durch die Altstadt"
    assert (
        carla.post(path, data=typed(visit, title_de="Rallye mit dem Bus") | {"seen": item.version}).status_code == 303
    )
    assert "Put this version into the form" in emil.get(path).text
    earlier = db.session.query(AgendaVersion).order_by(AgendaVersion.id).all()[1]
    assert 'value="Rallye durch die Altstadt"' in emil.get(f"{path}?version={earlier.id}").text


@pytest.mark.several_connections
@pytest.mark.both_databases
def test_two_who_save_at_the_same_moment_lose_nothing(cast: Cast) -> None:
    visit = visit_of(cast)
    item = item_of(visit, cast.carla, title_de="Rallye")
    browsers, path = [cast.signed_in(cast.carla), cast.signed_in(cast.emil)], address(visit, f"/{item.id}")
    data = typed(visit, title_de="Rallye 1") | {"seen": item.version}
    answers = answers_at_once(browsers[:1], [path], data) + answers_at_once(
        browsers[1:], [path], data | {"title_de": "Rallye 2"}
    )
    assert sorted(answers) == [303, 422]
    codes = answers_at_once(browsers, [path, path], typed(visit, title_de="Rallye 3") | {"seen": "long ago"})
    assert sorted(codes) == [422, 422]
    titles = [version.facts["title_de"] for version in db.session.query(AgendaVersion).order_by(AgendaVersion.id)]
    assert titles == ["Rallye", "Rallye 1"]


def test_a_translation_tells_that_the_original_has_changed_until_somebody_has_compared_them(
    visit: Visit, cast: Cast, carla: FlaskClient
) -> None:
    item = item_of(visit, cast.carla, title_de="Rallye", title_tr="Ralli")
    path, older = address(visit, f"/{item.id}"), "This translation is older than the original."
    data = typed(visit, title_de="Große Rallye", title_tr="Ralli")
    carla.post(path, data=data | {"seen": item.version})
    assert older in carla.get(path).text
    assert (
        older in carla.get(address(visit, lang="tr")).text or "Bu çeviri" in carla.get(address(visit, lang="tr")).text
    )
    db.session.expire_all()
    carla.post(path, data=data | {"seen": item.version, "current_tr": "y"})
    assert older not in carla.get(path).text


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"ends": "08:00"}, "This is not later than the beginning."),
        ({"starts": "halb drei"}, "Please enter a time, for example 14:30."),
        ({"title_de": ""}, "Please fill in this field."),
        ({"bring_tr": "Su"}, "Please fill in this field."),
        ({"title_de": "x" * 251}, "Please shorten this text."),
        ({"day": "2020-01-01"}, "Please choose one of the entries of the list."),
        ({"title_de": "\U00010380"}, "Some of these characters cannot be printed."),
    ],
)
def test_what_cannot_be_is_refused_beside_the_field_and_stays_typed(
    visit: Visit, carla: FlaskClient, values: dict[str, str], told: str
) -> None:
    answer = carla.post(address(visit, "/new"), data=typed(visit, place="Turm am See", **values))
    assert (answer.status_code, told in words(answer), 'value="Turm am See"' in answer.text) == (422, True, True)
    assert db.session.query(AgendaItem).count() == 0


def test_long_names_and_emoji_are_shown_and_printed(visit: Visit, cast: Cast, carla: FlaskClient) -> None:
    name = "Hottentottenpotentaten" * 11 + "Turm🏰"
    carla.post(address(visit, "/new"), data=typed(visit, title_de=name, place=name, leader=name))
    assert name in carla.get(address(visit)).text
    assert carla.get(address(visit, ".pdf")).status_code == 200


def test_a_full_programme_takes_no_more_and_says_so(
    visit: Visit, cast: Cast, carla: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.agenda.actions.items.MOST_ITEMS", 2)
    monkeypatch.setattr("portal.agenda.views.programmes.MOST_ITEMS", 2)
    item_of(visit, cast.carla)
    last = item_of(visit, cast.carla)
    assert carla.post(address(visit, "/new"), data=typed(visit)).status_code == 409
    day = {"source": visit.first_day.isoformat(), "target": visit.last_day.isoformat()}
    assert carla.post(address(visit, "/copy-day"), data=day).status_code == 409
    page = carla.get(address(visit)).text
    assert ("The programme is full." in page, "/programme/new" in page) == (True, False)
    carla.post(address(visit, f"/{last.id}/remove"))
    assert carla.post(address(visit, "/new"), data=typed(visit)).status_code == 303
    assert carla.post(address(visit, f"/{last.id}/restore")).status_code == 409


def test_a_day_is_copied_with_its_translations(visit: Visit, cast: Cast, carla: FlaskClient) -> None:
    item_of(visit, cast.carla, title_tr="Karşılama", place="Aula")
    item_of(visit, cast.carla, starts="11:00", ends="12:00", title_de="Unterricht")
    target = visit.first_day + timedelta(days=2)
    day = {"source": visit.first_day.isoformat(), "target": target.isoformat()}
    assert "2 items have been copied." in carla.post(address(visit, "/copy-day"), data=day, follow_redirects=True).text
    copies = db.session.query(AgendaItem).filter_by(day=target).order_by(AgendaItem.starts).all()
    assert [(each.place, each.title_in("tr")) for each in copies] == [("Aula", "Karşılama"), ("", "Unterricht")]
    assert "older than" not in carla.get(address(visit, f"/{copies[0].id}")).text
    day["source"] = visit.last_day.isoformat()
    assert carla.post(address(visit, "/copy-day"), data=day).status_code == 422


def test_an_item_is_moved_and_keeps_its_length_also_past_midnight(visit: Visit, cast: Cast, carla: FlaskClient) -> None:
    item = item_of(visit, cast.carla, starts="09:00", ends="11:30")
    data = {"day": visit.last_day.isoformat(), "starts": "22:45"}
    assert carla.post(address(visit, f"/{item.id}/move"), data=data).status_code == 303
    db.session.expire_all()
    facts = item.facts
    assert (facts["day"], facts["starts"], facts["ends"], facts["ends_next_day"]) == (
        data["day"],
        "22:45",
        "01:15",
        "1",
    )


def test_a_removed_item_comes_back(visit: Visit, cast: Cast, carla: FlaskClient) -> None:
    item = item_of(visit, cast.carla, title_de="Rallye")
    page = carla.post(address(visit, f"/{item.id}/remove"), follow_redirects=True).text
    assert "Rallye" not in page
    assert f"/programme/{item.id}/restore" in page
    assert "Rallye" in carla.post(address(visit, f"/{item.id}/restore"), follow_redirects=True).text


def test_both_clocks_are_shown_where_they_differ(visit: Visit, cast: Cast, carla: FlaskClient) -> None:
    item_of(visit, cast.carla, starts="09:00", ends="10:00")
    hours = {"de": "Bursa: 10:00–11:00"}
    winter = visit.first_day.month in (11, 12, 1, 2, 3)
    assert (hours["de"] if not winter else "Bursa: 11:00–12:00") in words(carla.get(address(visit, lang="de")))
    visit.guest.region_key = "aquitaine"
    db.session.commit()
    assert "Aquitaine:" not in words(carla.get(address(visit, lang="en")))


def test_a_programme_with_conflicts_says_what_does_not_fit(visit: Visit, cast: Cast, carla: FlaskClient) -> None:
    item_of(visit, cast.carla, starts="08:00", ends="09:00", mark="arrival", title_de="Ankunft")
    item_of(visit, cast.carla, starts="09:15", ends="18:30", title_de="Stadtrundgang")
    item_of(visit, cast.carla, starts="10:00", ends="11:00", title_de="Empfang")
    visit.last_day -= timedelta(days=1)
    item_of(visit, cast.carla, day=(visit.last_day + timedelta(days=1)).isoformat(), title_de="Abschied")
    page = words(carla.get(address(visit)))
    for told in (
        "No rest after arrival: less than an hour",
        "At the same time as: Stadtrundgang",
        "The day is longer than 10 hours: 10:30",
        "This day is no longer part of the visit",
    ):
        assert told in page


def test_everybody_reads_a_public_programme_without_names_until_one_side_closes_it(
    visit: Visit, cast: Cast, carla: FlaskClient, emil: FlaskClient
) -> None:
    item_of(visit, cast.carla, title_de="Rallye", bring_de="Schirm", leader="Frau Geheim")
    visitor, page = cast.signed_in(None), f"/en/programmes/{visit.id}"
    assert visitor.get(page).status_code == 404
    carla.post(address(visit, "/publish"))
    shown = words(visitor.get(page))
    assert ("Rallye" in shown, "What to bring: Schirm" in shown, "Geheim" in shown) == (True, True, False)
    assert "Geheim" in carla.get(address(visit)).text
    emil.post(address(visit, "/unpublish"))
    assert visitor.get(page).status_code == 404
    carla.post(address(visit, "/publish"))
    visit.status = Status.CANCELLED
    db.session.commit()
    assert visitor.get(page).status_code == 404
    assert carla.post(address(visit, "/publish")).status_code == 409


def test_visitors_read_a_programme_only_while_both_sides_agree_to_the_visit(
    visit: Visit, cast: Cast, carla: FlaskClient
) -> None:
    item_of(visit, cast.carla, title_de="Rallye")
    visitor, page = cast.signed_in(None), f"/en/programmes/{visit.id}"
    carla.post(address(visit, "/publish"))
    carla.post(address(visit, "/open-to-parents"))
    parents = parents_address(carla, visit)
    not_yet = "The visit is only planned so far and may still change."
    assert not_yet not in words(visitor.get(parents))
    visit.status = Status.PLANNED
    db.session.commit()
    assert visitor.get(page).status_code == 404
    shown = carla.get(address(visit))
    assert "as soon as both sides have agreed" in words(shown)
    assert (f'href="{page}"' in shown.text, address(visit, "/unpublish") in shown.text) == (False, True)
    assert not_yet in words(visitor.get(parents))
    carla.post(address(visit, "/unpublish"))
    assert carla.post(address(visit, "/publish")).status_code == 409
    assert address(visit, "/publish") not in carla.get(address(visit)).text


def test_whoever_reads_of_a_visit_finds_its_public_programme(visit: Visit, cast: Cast, carla: FlaskClient) -> None:
    visitor, link = cast.signed_in(None), f'href="/en/programmes/{visit.id}"'
    visit.is_public = True
    db.session.commit()
    seen = []
    for action in ("publish", "unpublish"):
        seen.append(link in visitor.get("/en/regions/bursa").text)
        carla.post(address(visit, f"/{action}"))
    seen += [link in visitor.get("/en/regions/bursa").text]
    assert (seen, cast.school.town in words(visitor.get("/en/regions/bursa"))) == ([False, True, False], True)


def test_what_is_missing_in_an_item_is_said_at_once_and_other_languages_stay_folded(
    visit: Visit, carla: FlaskClient
) -> None:
    folded, opened = '<details class="fold">', '<details class="fold" open>'
    answer = carla.post(address(visit, "/new"), data=typed(visit, starts="", title_de=""))
    assert (answer.status_code, answer.text.count("Please fill in this field."), folded in answer.text) == (
        422,
        2,
        True,
    )
    answer = carla.post(address(visit, "/new"), data=typed(visit, starts="", title_pl="Gra"))
    assert (answer.status_code, opened in answer.text) == (422, True)


def test_the_title_in_the_language_of_the_original_is_marked_as_needed(visit: Visit, carla: FlaskClient) -> None:
    page = carla.post(address(visit, "/new"), data=typed(visit, starts="", title_de="", language="pl")).text
    needed = [code for code in LANGUAGES if f'name="title_{code}" required' in page]
    assert needed == ["pl"]


def test_each_day_takes_an_item_with_its_day_filled_in(visit: Visit, carla: FlaskClient) -> None:
    path = f"{address(visit, '/new')}?day={visit.last_day}"
    assert path in carla.get(address(visit)).text
    assert f'<option selected value="{visit.last_day}">' in carla.get(path).text
    visit.status = Status.CANCELLED
    db.session.commit()
    assert path not in carla.get(address(visit)).text


def test_what_was_not_looked_at_is_asked_beside_the_button_that_was_pressed(
    visit: Visit, cast: Cast, carla: FlaskClient
) -> None:
    item_of(visit, cast.carla, title_de="Fragen an 0171 3920045")
    for action, error in (("publish", "is_meant-error"), ("open-to-parents", "is_meant_for_parents-error")):
        page = carla.post(address(visit, f"/{action}"))
        assert (page.status_code, page.text.count(f'id="{error}"'), page.text.count('-error"><')) == (422, 1, 0)
        assert page.text.count("Please look at what was found.") == 1


@pytest.mark.parametrize(
    ("title", "kind"), [("Fragen an 0171 3920045", "Phone number"), ("Anna führt uns", "Name of a student")]
)
def test_nobody_else_reads_contact_data_or_names_before_somebody_has_looked(
    visit: Visit, cast: Cast, carla: FlaskClient, title: str, kind: str
) -> None:
    item = item_of(visit, cast.carla, title_de=title)
    answer = carla.post(address(visit, "/publish"))
    assert (answer.status_code, kind in words(answer)) == (422, True)
    assert cast.signed_in(None).get(f"/en/programmes/{visit.id}").status_code == 404
    carla.post(address(visit, f"/{item.id}"), data=typed(visit, title_de="Fragen") | {"seen": item.version})
    assert carla.post(address(visit, "/publish")).status_code == 303
    answer = carla.post(address(visit, "/new"), data=typed(visit, title_de=title))
    assert (answer.status_code, kind in words(answer)) == (422, True)
    assert carla.post(address(visit, "/new"), data=typed(visit, title_de=title, is_meant="y")).status_code == 303
    assert title in words(cast.signed_in(None).get(f"/en/programmes/{visit.id}"))


def test_what_came_back_after_the_others_were_looked_through_waits(
    visit: Visit, cast: Cast, carla: FlaskClient
) -> None:
    item = item_of(visit, cast.carla, title_de="Fragen an 0171 3920045")
    carla.post(address(visit, f"/{item.id}/remove"))
    carla.post(address(visit, "/publish"))
    carla.post(address(visit, f"/{item.id}/restore"))
    assert "0171" not in cast.signed_in(None).get(f"/en/programmes/{visit.id}").text
    assert "Others do not see this item" in carla.get(address(visit)).text


def parents_address(client: FlaskClient, visit: Visit) -> str:
    page = client.get(address(visit)).text
    return "/en/programmes" + page.partition('value="http://portal.example/en/programmes')[2].partition('"')[0]


def test_parents_read_the_programme_by_an_address_that_is_renewed_and_closed(
    visit: Visit, cast: Cast, carla: FlaskClient, emil: FlaskClient
) -> None:
    item_of(
        visit,
        cast.carla,
        title_de="Rallye",
        bring_de="Schirm",
        bring_tr="Şemsiye",
        title_tr="Ralli",
        leader="Frau Geheim",
    )
    carla.post(address(visit, "/open-to-parents"))
    first, parent = parents_address(emil, visit), cast.signed_in(None)
    for lang in LANGUAGES:
        answer = parent.get(first.replace("/en/", f"/{lang}/"))
        assert (answer.status_code, "Geheim" in answer.text) == (200, False)
        assert ("Şemsiye" if lang == "tr" else "Schirm") in answer.text
        assert (answer.headers["X-Robots-Tag"], answer.headers["Cache-Control"]) == ("noindex", "no-store")
    assert b"Geheim" not in parent.get(f"{first}/programme.ics").data
    emil.post(address(visit, "/open-to-parents"))
    second = parents_address(carla, visit)
    assert [parent.get(path).status_code for path in (first, second)] == [404, 200]
    visit.status = Status.CANCELLED
    db.session.commit()
    assert "The visit is cancelled." in parent.get(second).text
    emil.post(address(visit, "/close-to-parents"))
    assert parent.get(second).status_code == 404
    assert parent.get(f"{second}/programme.pdf").status_code == 404


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_programme_on_paper_is_tagged_and_speaks_the_language_of_the_reader(
    visit: Visit, cast: Cast, carla: FlaskClient, lang: str
) -> None:
    item_of(visit, cast.carla, title_de="Ralli: çok güzel", title_ru="Прогулка", place="Łąka", leader="Frau Linde")
    answer = carla.get(address(visit, ".pdf", lang))
    with pikepdf.open(BytesIO(answer.data)) as pdf:
        assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == (lang, True)
        box: Any = pdf.pages[0].mediabox
        assert [round(float(side)) for side in box[2:]] == [595, 842]


def test_an_empty_programme_is_printed_too(visit: Visit, carla: FlaskClient) -> None:
    assert carla.get(address(visit, ".pdf")).data.startswith(b"%PDF")


def test_coordinations_of_both_regions_read_and_do_not_write(visit: Visit, cast: Cast) -> None:
    item = item_of(visit, cast.carla, title_de="Rallye")
    for coordinator in (cast.dana, cast.gero):
        page = cast.signed_in(coordinator).get(address(visit)).text
        assert ("Rallye" in page, f"/programme/{item.id}" in page, "open-to-parents" in page) == (True, False, False)


@pytest.mark.parametrize("rest", ["", "/programme.pdf", "/programme.ics"])
def test_no_search_engine_and_no_cache_keeps_what_parents_read_by_their_address(
    visit: Visit, cast: Cast, carla: FlaskClient, rest: str
) -> None:
    carla.post(address(visit, "/open-to-parents"))
    answer = cast.signed_in(None).get(f"{parents_address(carla, visit)}{rest}")
    kept = [answer.headers[name] for name in ("X-Robots-Tag", "Cache-Control", "Referrer-Policy")]
    assert kept == ["noindex", "no-store", "strict-origin"]


def test_a_coordination_hides_the_programme_with_the_visit_and_shows_both_again_as_they_were(
    visit: Visit, cast: Cast, carla: FlaskClient
) -> None:
    visitor, dana = cast.signed_in(None), cast.signed_in(cast.dana)
    hide = f"/en/visits/{visit.id}/hide"
    assert hide not in dana.get(address(visit)).text
    carla.post(address(visit, "/publish"))
    assert hide in dana.get(address(visit)).text
    assert visitor.get(f"/en/programmes/{visit.id}").status_code == 200
    dana.post(hide)
    assert visitor.get(f"/en/programmes/{visit.id}").status_code == 404
    assert "The coordination has taken this visit off the public pages." in words(carla.get(address(visit)))
    assert carla.post(address(visit, "/publish")).status_code == 409
    dana.post(f"/en/visits/{visit.id}/show-again")
    assert visitor.get(f"/en/programmes/{visit.id}").status_code == 200
    assert not db.session.get_one(Visit, visit.id).is_public


@pytest.mark.parametrize(("place", "kind"), [("bei Anna", "Name of a student"), ("0171 3920045", "Phone number")])
def test_the_place_of_the_visit_is_looked_at_as_well(
    visit: Visit, cast: Cast, carla: FlaskClient, place: str, kind: str
) -> None:
    visit.place = place
    db.session.commit()
    answer = carla.post(address(visit, "/publish"))
    assert (answer.status_code, kind in words(answer)) == (422, True)
    assert cast.signed_in(None).get(f"/en/programmes/{visit.id}").status_code == 404
    assert carla.post(address(visit, "/publish"), data={"is_meant": "y"}).status_code == 303


def test_a_long_journey_keeps_its_length_or_is_not_moved(visit: Visit, cast: Cast, carla: FlaskClient) -> None:
    item = item_of(visit, cast.carla, starts="08:00", ends="20:00", ends_next_day="1")
    move = address(visit, f"/{item.id}/move")
    answer = carla.post(move, data={"day": visit.first_day.isoformat(), "starts": "12:00"})
    assert (answer.status_code, "would not end by the next day" in words(answer)) == (409, True)
    carla.post(move, data={"day": visit.first_day.isoformat(), "starts": "11:59"})
    moved = only_item(visit).slot
    assert moved.end - moved.begin == 36 * 60


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"ends": "09:10"}, {"starts": "09:30"}),
        ({"title_tr": ""}, {"language": "tr", "title_de": ""}),
        ({"title_tr": ""}, {"bring_tr": "Su"}),
    ],
)
def test_two_changes_that_together_can_not_be_are_decided_by_the_second(
    visit: Visit, cast: Cast, carla: FlaskClient, emil: FlaskClient, first: dict[str, str], second: dict[str, str]
) -> None:
    item = item_of(visit, cast.carla, title_tr="Karşılama")
    path, same = address(visit, f"/{item.id}"), typed(visit, title_tr="Karşılama", seen=item.version)
    assert emil.post(path, data={**same, **first}).status_code == 303
    saved = only_item(visit).facts
    answer = carla.post(path, data={**same, **second})
    assert answer.status_code == 422
    assert "Somebody else has changed the same item in the meantime" in words(answer)
    db.session.expire_all()
    assert only_item(visit).facts == saved
    again = typed(visit, title_tr="Karşılama", seen=only_item(visit).version)
    assert carla.post(path, data={**again, **second}).status_code == 303


def test_the_address_of_a_deleted_visit_opens_no_other_one_that_gets_its_number(
    visit: Visit, cast: Cast, carla: FlaskClient
) -> None:
    carla.post(address(visit, "/open-to-parents"))
    known, number = parents_address(carla, visit), visit.id
    db.session.delete(visit)
    db.session.flush()
    later = visit_of(cast, status=Status.AGREED)
    later.id = number
    db.session.commit()
    carla.post(address(later, "/open-to-parents"))
    assert cast.signed_in(None).get(parents_address(carla, later)).status_code == 200
    assert cast.signed_in(None).get(known).status_code == 404


def test_another_place_is_looked_at_before_parents_read_it(visit: Visit, cast: Cast, carla: FlaskClient) -> None:
    carla.post(address(visit, "/open-to-parents"))
    parents, days = parents_address(carla, visit), {"first_day": visit.first_day, "last_day": visit.last_day}
    data = {**days, "place": "bei Anna", "confirmed": f"{visit.first_day}/{visit.last_day}"}
    answer = carla.post(f"/en/visits/{visit.id}/edit", data=data)
    assert (answer.status_code, "Names of students may stand here: Anna." in words(answer)) == (422, True)
    assert "bei Anna" not in cast.signed_in(None).get(parents).text
    assert carla.post(f"/en/visits/{visit.id}/edit", data=data | {"is_meant": "y"}).status_code == 303
    assert "bei Anna" in cast.signed_in(None).get(parents).text
