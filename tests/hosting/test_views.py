"""Carla and Emil say who takes part, ask the families, pair guests with hosts, and confirm."""

from datetime import timedelta

import pypdfium2
import pytest
import zxingcpp
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.accounts.rules.throttle import Limits
from portal.classes.queries import link_code
from portal.config import LANGUAGES
from portal.core.clock import today
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.sending.models import SentForm
from portal.core.sending.sent import digest_of
from portal.families.models import FamilyLanguage
from portal.hosting.actions.participants import tick_students
from portal.hosting.models import FamilyAnswer, HostingPair, VisitParticipant
from portal.hosting.queries.answers import answer_of, code_of
from portal.hosting.rules.codes import Reply
from portal.hosting.rules.sheets import SHEET_CODES
from portal.hosting.views import answers as answer_views
from portal.visits.models import Visit
from portal.visits.rules.codes import Kind as VisitKind
from portal.visits.rules.codes import Side, Status
from tests.builders.attempts import leave
from tests.builders.hosting import answered, take_part, told
from tests.builders.visits import visit_of
from tests.cast import Cast
from tests.page_reading import sent_by, words

GUEST = {"age": "14", "languages": ["tr", "en"], "room": "ask", "pets": "no", "needs": "no"}
HOST = {**GUEST, "n_guests": "1", "languages": ["de", "en"]}


@pytest.fixture
def visit(cast: Cast) -> Visit:
    return visit_of(cast)


@pytest.fixture
def carla(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.carla)


@pytest.fixture
def emil(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.emil)


def person_of(name: str) -> VisitParticipant:
    everybody = db.session.scalars(select(VisitParticipant))
    return next(one for one in everybody if one.shown_name == name)


def hosts() -> dict[str, str]:
    """Who stays with whom, by name."""
    people = {one.id: one.shown_name for one in db.session.scalars(select(VisitParticipant))}
    return {people[pair.guest_id]: people[pair.host_id] for pair in db.session.scalars(select(HostingPair))}


def test_carla_ticks_her_students_and_both_sides_see_first_names(
    cast: Cast, visit: Visit, carla: FlaskClient, emil: FlaskClient
) -> None:
    path = f"/en/visits/{visit.id}/participants"
    answer = carla.post(f"{path}/host/students", data={"students": [cast.anna.id, cast.filiz.id]})
    assert (answer.status_code, answer.location) == (303, path)
    page = words(emil.get(path))
    assert "Anna" in page
    assert "Ben" not in page
    assert "1 person takes part." in page


def test_where_teachers_prepare_a_visit_no_student_is_asked_for(cast: Cast, visit: Visit, carla: FlaskClient) -> None:
    visit.kind = VisitKind.PREPARATORY
    db.session.commit()
    path = f"/en/visits/{visit.id}/participants"
    page = carla.get(path)
    assert ("Students who take part" in page.text, '<details class="fold" open>' in page.text) == (False, True)
    carla.post(f"{path}/host/students", data={"students": [cast.anna.id]})
    assert "Anna" not in carla.get(path).text


def test_whoever_is_not_ticked_any_more_leaves_with_what_the_family_told(
    cast: Cast, visit: Visit, carla: FlaskClient
) -> None:
    answered(cast, visit, anna=told(1), ben=told(1))
    db.session.commit()
    carla.post(f"/en/visits/{visit.id}/participants/host/students", data={"students": cast.anna.id})
    assert len(db.session.scalars(select(FamilyAnswer)).all()) == 1
    assert {one.shown_name for one in db.session.scalars(select(VisitParticipant))} == {"Anna", "Filiz"}


def test_adults_are_typed_with_name_and_role_and_can_be_removed(visit: Visit, emil: FlaskClient) -> None:
    path = f"/en/visits/{visit.id}/participants"
    emil.post(f"{path}/guest/adults", data={"kind": "companion", "name": "Zeynep", "role": "interpreter"})
    assert "Zeynep Companion · interpreter" in words(emil.get(path))
    emil.post(f"{path}/{person_of('Zeynep').id}/remove")
    assert "Zeynep" not in words(emil.get(path))


def test_a_name_that_is_missing_brings_the_form_back_with_the_role(visit: Visit, emil: FlaskClient) -> None:
    answer = emil.post(f"/en/visits/{visit.id}/participants/guest/adults", data={"kind": "companion", "role": "guide"})
    assert answer.status_code == 422
    assert 'value="guide"' in answer.text
    assert "Please fill in this field." in words(answer)


def test_nobody_changes_the_other_side(cast: Cast, visit: Visit, emil: FlaskClient) -> None:
    take_part(cast, visit)
    db.session.commit()
    path = f"/en/visits/{visit.id}/participants"
    anna = person_of("Anna").id
    assert emil.post(f"{path}/host/students", data={"students": cast.anna.id}).status_code == 404
    assert emil.post(f"{path}/host/adults", data={"name": "Zeynep"}).status_code == 404
    assert emil.post(f"{path}/{anna}/remove").status_code == 404
    assert emil.get(f"/en/visits/{visit.id}/families/{anna}").status_code == 404


def test_numbers_that_do_not_agree_are_pointed_out_with_what_to_do(
    cast: Cast, visit: Visit, carla: FlaskClient
) -> None:
    visit.guest.n_students = 24
    take_part(cast, visit)
    db.session.commit()
    page = words(carla.get(f"/en/visits/{visit.id}/participants"))
    assert "There are too few adults for so many students. Expected: 1, on the list: 0." in page
    assert "The number of students differs from the plan. Planned: 24, on the list: 1." in page


def test_what_is_over_stays_as_it_was(cast: Cast, visit: Visit, carla: FlaskClient) -> None:
    visit.status = Status.CANCELLED
    db.session.commit()
    answer = carla.post(f"/en/visits/{visit.id}/participants/host/students", data={"students": cast.anna.id})
    assert answer.status_code == 409
    assert "This visit is over or cancelled." in words(answer)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_is_one_accessible_page_in_the_language_of_the_family_whose_square_leads_to_the_questions(
    cast: Cast, visit: Visit, carla: FlaskClient, language: str
) -> None:
    people = take_part(cast, visit)
    db.session.add(FamilyLanguage(person_id=cast.anna.id, language=language))
    db.session.commit()
    anna = people[cast.anna.id]
    pdf = carla.get(f"/de/visits/{visit.id}/families/{anna.id}.pdf").data
    document = pypdfium2.PdfDocument(pdf)
    assert (len(document), b"pdfuaid:part" in pdf) == (1, True)
    (square,) = zxingcpp.read_barcodes(document[0].render(scale=1.5).to_pil())
    assert square.text == f"http://portal.example/h/{link_code(code_of(anna))}"
    answer = cast.signed_in(None).get(square.text.removeprefix("http://portal.example"))
    assert answer.location.startswith(f"/{language}/hosting/")


def test_sheets_are_printed_for_all_whose_answer_is_missing(cast: Cast, visit: Visit, carla: FlaskClient) -> None:
    answered(cast, visit, anna=told(1))
    db.session.commit()
    pages = pypdfium2.PdfDocument(carla.get(f"/de/visits/{visit.id}/families.pdf").data)
    assert ["Ben" in page.get_textpage().get_text_range() for page in pages] == [True]
    answered(cast, visit, ben=told(1))
    db.session.commit()
    assert carla.get(f"/de/visits/{visit.id}/families.pdf").status_code == 404


def test_a_family_answers_changes_and_takes_back_by_its_code(cast: Cast, visit: Visit) -> None:
    anna = take_part(cast, visit)[cast.anna.id]
    db.session.commit()
    visitor, code = cast.signed_in(None), {"code": code_of(anna)}
    assert "Guests are coming" in words(visitor.post("/en/hosting", data=code))
    assert visitor.post("/en/hosting/answer", data={**HOST, **code}).location == "/en/hosting/done"
    assert visitor.post("/en/hosting/answer", data={**HOST, **code, "n_guests": "2"}).status_code == 303
    db.session.expire_all()
    assert answer_of(anna) == told(2, languages=("de", "en"))
    assert "You have already answered." in words(visitor.get(f"/en/hosting/{link_code(code['code'])}"))
    visitor.post("/en/hosting/withdraw", data=code)
    assert db.session.scalars(select(FamilyAnswer)).all() == []


def test_a_family_without_a_place_needs_no_other_answer(cast: Cast, visit: Visit) -> None:
    anna = take_part(cast, visit)[cast.anna.id]
    db.session.commit()
    cast.signed_in(None).post("/en/hosting/answer", data={"code": code_of(anna), "n_guests": "0"})
    db.session.expire_all()
    known = answer_of(anna)
    assert known is not None
    assert (known.n_guests, known.languages) == (0, ())


def test_what_is_missing_is_said_beside_the_question_and_the_rest_is_kept(cast: Cast, visit: Visit) -> None:
    anna = take_part(cast, visit)[cast.anna.id]
    db.session.commit()
    answer = cast.signed_in(None).post("/en/hosting/answer", data={"code": code_of(anna), **HOST, "pets": ""})
    assert answer.status_code == 422
    assert "Please choose one of the answers." in words(answer)
    assert 'name="n_guests" value="1" checked' in answer.text


def test_right_codes_never_count_as_guesses_however_many_families_share_a_network(cast: Cast, visit: Visit) -> None:
    data, visitor = {"code": code_of(take_part(cast, visit)[cast.anna.id])}, cast.signed_in(None)
    leave(2, "hosting", SHEET_CODES, of=SHEET_CODES.network or 0)
    assert [visitor.post("/en/hosting", data=data).status_code for _ in range(4)] == [200] * 4
    assert [visitor.post("/en/hosting/answer", data=data).status_code for _ in range(4)] == [422] * 4


def test_a_wrong_code_opens_nothing_and_guessing_is_slowed_down(
    cast: Cast, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = cast.signed_in(None)
    assert visitor.post("/en/hosting", data={"code": ""}).status_code == 422
    assert visitor.get("/en/hosting/ABCDE12345").location == "/en/hosting"
    assert visitor.get("/h/ABCDE12345").location == visitor.get("/h").location
    monkeypatch.setattr(answer_views, "SHEET_CODES", Limits(network=2))
    answers = [visitor.post("/en/hosting/answer", data={"code": "ABCDE12345", **HOST}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [422, 422, 429]


def test_after_the_last_day_a_family_can_only_take_back_and_carla_still_types_in(
    cast: Cast, visit: Visit, carla: FlaskClient
) -> None:
    anna = answered(cast, visit, anna=told(1))["anna"]
    db.session.commit()
    visitor, code = cast.signed_in(None), {"code": code_of(anna)}
    path = f"/en/visits/{visit.id}/families"
    assert carla.post(f"{path}/last-day", data={"until": "never"}).status_code == 422
    carla.post(f"{path}/last-day", data={"until": (today() - timedelta(days=1)).isoformat()})
    assert "The time for answers is over." in words(carla.get(path))
    assert "The time to answer is over." in words(visitor.get(f"/en/hosting/{link_code(code['code'])}"))
    assert visitor.post("/en/hosting/answer", data={**HOST, **code}).status_code == 409
    assert carla.post(f"{path}/{anna.id}", data=HOST).location == path
    assert visitor.post("/en/hosting/withdraw", data=code).status_code == 303


def test_carla_types_in_what_came_on_paper_and_sees_who_is_missing(
    cast: Cast, visit: Visit, carla: FlaskClient
) -> None:
    people = take_part(cast, visit)
    db.session.commit()
    path = f"/en/visits/{visit.id}/families"
    assert "The answers of 2 families are missing." in words(carla.get(path))
    assert carla.post(f"{path}/{people[cast.anna.id].id}", data={**HOST, "age": ""}).status_code == 422
    for student in (cast.anna, cast.ben):
        carla.post(f"{path}/{people[student.id].id}", data=HOST)
    page = words(carla.get(path))
    assert "All families have answered." in page
    assert "Takes in 1 guest · from paper" in page
    carla.post(f"{path}/{people[cast.ben.id].id}/withdraw")
    assert "The answer of 1 family is missing." in words(carla.get(path))


def test_pairs_are_found_with_reasons_proven_and_confirmed_by_both(
    cast: Cast, visit: Visit, carla: FlaskClient, emil: FlaskClient
) -> None:
    answered(cast, visit, anna=told(1, pets=Reply.YES), ben=told(1), filiz=told(age=15))
    db.session.commit()
    path = f"/en/visits/{visit.id}/pairs"
    assert carla.post(f"{path}/find").location == path
    assert hosts() == {"Filiz": "Ben"}
    page = words(carla.get(path))
    assert "Proven best" in page
    assert "Guest: Filiz, family: Ben Language in common: English · 1 year apart · Points: 84 of 120" in page
    version = carla.get(path).text.split('name="version" value="')[1].split('"')[0]
    carla.post(f"{path}/confirm", data={"version": version})
    assert "Hosts: confirmed" in words(emil.get(path))
    assert "Guests: not confirmed yet" in words(emil.get(path))
    assert emil.post(f"{path}/confirm", data={"version": "older"}).status_code == 409
    emil.post(f"{path}/confirm", data={"version": version})
    assert "Guests: confirmed" in words(carla.get(path))
    assert "Confirm these pairs" not in words(carla.get(path))
    mails = [(mail.recipient, mail.subject) for mail in db.session.scalars(select(Email).order_by(Email.id))]
    assert [to for to, _ in mails] == ["emil@school.example", "emil@school.example", "carla@school.example"]
    assert not any("Filiz" in mail.text for mail in db.session.scalars(select(Email)))


def test_an_answer_that_changes_makes_the_pairs_old_and_ends_the_confirmation(
    cast: Cast, visit: Visit, carla: FlaskClient
) -> None:
    people = answered(cast, visit, ben=told(1), filiz=told())
    db.session.commit()
    path = f"/en/visits/{visit.id}"
    carla.post(f"{path}/pairs/find")
    carla.post(f"{path}/families/{people['ben'].id}", data={**HOST, "n_guests": "2"})
    page = words(carla.get(f"{path}/pairs"))
    assert "have changed since the pairs were found" in page
    assert "Proven best" not in page
    assert carla.post(f"{path}/pairs/confirm", data={"version": "x"}).status_code == 409


def test_a_family_that_takes_back_its_answer_ends_its_pair_and_both_teachers_are_told(
    cast: Cast, visit: Visit, carla: FlaskClient
) -> None:
    people = answered(cast, visit, ben=told(1), filiz=told())
    db.session.commit()
    carla.post(f"/en/visits/{visit.id}/pairs/find")
    cast.signed_in(None).post("/en/hosting/withdraw", data={"code": code_of(people["ben"])})
    assert hosts() == {}
    told_to = {mail.recipient for mail in db.session.scalars(select(Email)) if "withdrawn" in mail.event}
    assert told_to == {"carla@school.example", "emil@school.example"}


def test_a_fixed_pair_stays_against_what_was_told_with_a_warning(cast: Cast, visit: Visit, carla: FlaskClient) -> None:
    people = answered(cast, visit, anna=told(1, pets=Reply.YES), ben=told(1), filiz=told())
    db.session.commit()
    path = f"/en/visits/{visit.id}/pairs"
    fixed = {"guest": people["filiz"].id, "host": people["anna"].id}
    assert carla.post(f"{path}/pin", data=fixed).location == path
    carla.post(f"{path}/find")
    assert hosts() == {"Filiz": "Anna"}
    assert "Contrary to what was said: there are pets." in words(carla.get(path))
    carla.post(f"{path}/release", data=fixed)
    carla.post(f"{path}/find")
    assert hosts() == {"Filiz": "Ben"}


def test_a_family_takes_no_more_fixed_guests_than_it_has_places(cast: Cast, visit: Visit, carla: FlaskClient) -> None:
    cast._student("Gül", cast.other_class, "tr")
    people = answered(cast, visit, anna=told(1), filiz=told())
    gul = cast.other_class.students[-1].person_id
    tick_students(visit, Side.GUEST, [cast.filiz.id, gul])
    db.session.commit()
    path = f"/en/visits/{visit.id}/pairs"
    other = person_of("Gül")
    assert carla.post(f"{path}/pin", data={"guest": other.id, "host": people["anna"].id}).status_code == 404
    carla.post(f"/en/visits/{visit.id}/pairs/pin", data={"guest": people["filiz"].id, "host": people["anna"].id})
    cast.signed_in(None).post("/en/hosting/answer", data={**GUEST, "code": code_of(other)})
    answer = carla.post(f"{path}/pin", data={"guest": other.id, "host": people["anna"].id})
    assert answer.status_code == 409
    assert "All places of this family are taken by fixed pairs." in words(answer)
    carla.post(f"{path}/find")
    assert "All families that are possible for this guest are taken by fixed pairs." in words(carla.get(path))


def test_guests_who_belong_together_are_noted_and_explained(cast: Cast, visit: Visit, carla: FlaskClient) -> None:
    cast._student("Gül", cast.other_class, "tr")
    people = answered(cast, visit, anna=told(1), ben=told(1), filiz=told())
    tick_students(visit, Side.GUEST, [one.person_id for one in cast.other_class.students])
    db.session.commit()
    gul = person_of("Gül")
    cast.signed_in(None).post("/en/hosting/answer", data={**GUEST, "code": code_of(gul)})
    path, both = f"/en/visits/{visit.id}/pairs", {"one": gul.id, "other": people["filiz"].id}
    stranger = carla.post(f"{path}/together", data={**both, "one": people["anna"].id})
    assert (stranger.status_code, "Please choose one of the entries of the list." in words(stranger)) == (422, True)
    same = carla.post(f"{path}/together", data={"one": both["one"], "other": both["one"], "how": "wish"})
    assert (same.status_code, "Please choose another guest." in words(same)) == (422, True)
    carla.post(f"{path}/together", data={**both, "how": "must"})
    carla.post(f"{path}/find")
    page = words(carla.get(path))
    assert "Filiz – Gül must stay together" in page or "Gül – Filiz must stay together" in page
    assert "No family has enough room for all guests who are to stay together." in page
    carla.post(f"{path}/apart", data=both)
    carla.post(f"{path}/find")
    assert hosts().keys() == {"Filiz", "Gül"}


def test_reasons_for_having_no_family_are_told(cast: Cast, visit: Visit, carla: FlaskClient) -> None:
    cast._student("Gül", cast.other_class, "tr")
    answered(cast, visit, anna=told(1, pets=Reply.YES), filiz=told())
    tick_students(visit, Side.GUEST, [one.person_id for one in cast.other_class.students])
    db.session.commit()
    path = f"/en/visits/{visit.id}/pairs"
    carla.post(f"{path}/find")
    page = words(carla.get(path))
    assert "No family is possible for this guest. Other families are ruled out by: pets (1)" in page
    assert "The family of this guest has not answered yet." in page


def test_too_few_places_are_told_in_numbers(cast: Cast, visit: Visit, carla: FlaskClient) -> None:
    cast._student("Gül", cast.other_class, "tr")
    answered(cast, visit, anna=told(1), filiz=told())
    tick_students(visit, Side.GUEST, [one.person_id for one in cast.other_class.students])
    db.session.commit()
    cast.signed_in(None).post("/en/hosting/answer", data={**GUEST, "code": code_of(person_of("Gül"))})
    path = f"/en/visits/{visit.id}/pairs"
    carla.post(f"{path}/find")
    assert "For this guest and others there are too few families: 2 guests, 1 place" in words(carla.get(path))


@pytest.mark.parametrize("who", ["dana", "gero", "ada"])
def test_no_coordinator_and_no_administrator_reads_what_families_told(cast: Cast, visit: Visit, who: str) -> None:
    answered(cast, visit, anna=told(1), filiz=told())
    visit.guest.class_id = None  # the coordination of the region then owns that side
    db.session.commit()
    browser = cast.signed_in(getattr(cast, who))
    for page in ("families", "pairs", "families.pdf", f"families/{person_of('Filiz').id}"):
        assert browser.get(f"/en/visits/{visit.id}/{page}").status_code in (403, 404)


def test_an_answer_sealed_with_a_key_that_is_lost_counts_as_none(cast: Cast, visit: Visit, carla: FlaskClient) -> None:
    answered(cast, visit, anna=told(1), ben=told(1), filiz=told())
    db.session.commit()
    carla.post(f"/en/visits/{visit.id}/pairs/find")
    before, cast.app.config["ANSWERS_KEY"] = cast.app.config["ANSWERS_KEY"], "another one of enough letters"
    try:
        assert "can no longer be read" in words(carla.get(f"/en/visits/{visit.id}/families"))
        page = words(carla.get(f"/en/visits/{visit.id}/pairs"))
        assert "An answer is missing: please ask the family." in page
        assert "Pairs can be found as soon as families of both sides have answered." in page
    finally:
        cast.app.config["ANSWERS_KEY"] = before


def test_nobody_tells_anything_after_the_visit_whatever_last_day_was_chosen(
    cast: Cast, visit: Visit, carla: FlaskClient
) -> None:
    anna = take_part(cast, visit)[cast.anna.id]
    visit.status, visit.first_day, visit.last_day = Status.UNDER_WAY, today() - timedelta(days=7), today()
    db.session.commit()
    carla.post(f"/en/visits/{visit.id}/families/last-day", data={"until": (today() + timedelta(days=9)).isoformat()})
    family, told_now = cast.signed_in(None), {**HOST, "code": code_of(anna)}
    assert family.post("/en/hosting/answer", data=told_now).status_code == 303
    visit.last_day = today() - timedelta(days=1)
    db.session.commit()
    assert family.post("/en/hosting/answer", data={**told_now, "n_guests": "2"}).status_code == 409


def test_both_are_told_each_time_that_a_family_of_a_pair_takes_its_answer_back(
    cast: Cast, visit: Visit, carla: FlaskClient
) -> None:
    people = answered(cast, visit, ben=told(1), filiz=told())
    db.session.commit()
    family, code = cast.signed_in(None), {"code": code_of(people["ben"])}
    for _ in range(2):
        family.post("/en/hosting/answer", data={**HOST, **code})
        carla.post(f"/en/visits/{visit.id}/pairs/find")
        family.post("/en/hosting/withdraw", data=code)
    told_to = [mail.recipient for mail in db.session.scalars(select(Email)) if "withdrawn" in mail.event]
    assert sorted(told_to) == ["carla@school.example"] * 2 + ["emil@school.example"] * 2


def test_a_yes_said_twice_is_told_once(cast: Cast, visit: Visit, carla: FlaskClient) -> None:
    answered(cast, visit, ben=told(1), filiz=told())
    db.session.commit()
    path = f"/en/visits/{visit.id}/pairs"
    carla.post(f"{path}/find")
    version = carla.get(path).text.split('name="version" value="')[1].split('"')[0]
    for _ in range(2):
        assert carla.post(f"{path}/confirm", data={"version": version}).status_code == 303
    assert sum("confirmed" in mail.event for mail in db.session.scalars(select(Email))) == 1


def test_what_a_teacher_types_from_paper_can_not_be_guessed_from_the_form_that_was_sent(
    cast: Cast, visit: Visit, carla: FlaskClient
) -> None:
    """Six answers have few values: without a key, whoever has the database could try them all."""
    anna = take_part(cast, visit)[cast.anna.id]
    db.session.commit()
    path = f"/en/visits/{visit.id}/families/{anna.id}"
    key = sent_by(carla.get(path), "")["once"]
    assert carla.post(path, data={**HOST, "once": key}).status_code == 303
    typed = [
        (name, str(each)) for name, value in HOST.items() for each in (value if isinstance(value, list) else [value])
    ]
    (sent,) = db.session.scalars(select(SentForm))
    assert sent.address == digest_of(f"{path}?")
    assert sent.content != digest_of(*(part for pair in typed for part in pair))


def test_a_family_that_opens_its_sheet_reads_that_the_visit_is_cancelled(cast: Cast, visit: Visit) -> None:
    anna = take_part(cast, visit)[cast.anna.id]
    visit.status = Status.CANCELLED
    db.session.commit()
    assert "The visit is cancelled." in words(cast.signed_in(None).get(f"/en/hosting/{link_code(code_of(anna))}"))
