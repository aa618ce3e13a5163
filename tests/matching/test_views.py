"""Carla looks for partners in the browser: one screen, filled in already; Emil and students find nothing of hers."""

import re
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from portal.core.cached import forget_all
from portal.core.clock import now, today
from portal.core.db import db
from portal.matching.actions.searches import change
from portal.matching.models import PartnerSearch, SavedSearch, Weighting
from portal.matching.queries.pool import the_pool
from portal.matching.rules.searches import Status
from portal.projects.rules import MeetingMode
from portal.regions.actions import set_status
from portal.regions.queries import get_region
from portal.regions.rules import Status as RegionStatus
from portal.schools.models import Membership
from tests.builders.partner_searches import carlas, crowd, description, emils, look
from tests.cast import Cast
from tests.page_reading import NAUGHTY, sent_by, words
from tests.statements import n_queries


@pytest.fixture
def carla(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.carla)


def sent(carla: FlaskClient, cast: Cast, **changes: Any) -> Any:
    page = carla.get(f"/en/classes/{cast.school_class.id}/partner-search")
    return sent_by(page, "", **changes)


def send(carla: FlaskClient, cast: Cast, **changes: Any) -> Any:
    return carla.post(f"/en/classes/{cast.school_class.id}/partner-search", data=sent(carla, cast, **changes))


def test_the_form_can_be_sent_as_it_is(cast: Cast, carla: FlaskClient) -> None:
    answer = send(carla, cast)
    search = db.session.query(PartnerSearch).one()
    assert (answer.status_code, answer.location) == (303, f"/en/partner-search/{search.id}")
    assert (search.languages, search.status, search.n_wanted) == ({"de": "C2"}, Status.OPEN, 1)
    assert sorted(search.welcome) == ["aquitaine", "bursa", "emilia_romagna", "jaroslawl", "wielkopolska"]


def test_who_fits_is_shown_with_reasons_in_the_readers_language(cast: Cast, carla: FlaskClient) -> None:
    search = carlas(cast)
    emils(cast, sentence="Merhaba!", sentence_language="tr")
    page = carla.get(f"/de/partner-search/{search.id}")
    text = words(page)
    assert "8-A · Çınar Ortaokulu" in text
    assert "Englisch B1" in text
    assert "Gleiches Alter, höchstens ein halbes Jahr Unterschied" in text
    assert '<blockquote lang="tr">Merhaba!</blockquote>' in page.text
    assert "emil@school.example" not in page.text
    assert not re.search(r"Emil\b", page.text)


def test_what_is_weak_is_said(cast: Cast, carla: FlaskClient) -> None:
    search = carlas(cast)
    emils(cast, form=MeetingMode.ON_SITE)
    assert "Weak points: Way of meeting" in words(carla.get(f"/en/partner-search/{search.id}"))


def test_whoever_would_be_happiest_says_our_place(cast: Cast, carla: FlaskClient) -> None:
    search = carlas(cast)
    emils(cast)
    assert "Your place among the classes that fit this one: 1" in words(
        carla.get(f"/en/partner-search/{search.id}?view=happiest")
    )


@pytest.mark.parametrize("query", ["region=atlantis", "topic=%00", "month=2027-99", "age=-1", "language=xx&view=x"])
def test_bent_filters_count_as_not_chosen(cast: Cast, carla: FlaskClient, query: str) -> None:
    search = carlas(cast)
    emils(cast)
    assert "8-A" in words(carla.get(f"/en/partner-search/{search.id}?{query}"))


def test_nobody_fits_yet_and_what_to_do(cast: Cast, carla: FlaskClient) -> None:
    search = carlas(cast)
    text = words(carla.get(f"/en/partner-search/{search.id}"))
    assert "No class fits yet. Welcome more regions or name another language" in text


def test_an_unconfirmed_teacher_sees_nobody_and_reads_why(cast: Cast, carla: FlaskClient) -> None:
    db.session.get_one(Membership, (cast.carla.id, cast.school.id)).confirmed_at = None
    db.session.commit()
    search = carlas(cast)
    emils(cast)
    text = words(carla.get(f"/en/partner-search/{search.id}"))
    assert "Your search is saved. It opens automatically." in text
    assert "8-A" not in text


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"languages-0-level": "A1"}, "Please name at least one living language at level A2 or better."),
        ({"languages-0-level": ""}, "Please choose a level."),
        ({"welcome": []}, "Please choose at least one region."),
        ({"n_students": "many"}, "Please enter a number, for example 24."),
        ({"n_students": "0"}, "Please enter a number"),
        ({"starts_on": "31.02.2027"}, "Please enter a date as it is offered by the calendar of the field."),
        ({"ends_on": "2020-01-01"}, "The last day cannot come before the first day."),
        ({"sentence": "x" * 301}, "Please shorten this text."),
    ],
)
def test_a_refused_form_says_why_and_keeps_what_was_typed(
    cast: Cast, carla: FlaskClient, changes: dict[str, Any], complaint: str
) -> None:
    answer = send(carla, cast, **{"sentence": "Wir singen gern.", **changes})
    assert answer.status_code == 422
    assert complaint in words(answer)
    assert changes.get("sentence", "Wir singen gern.") in answer.text
    assert db.session.query(PartnerSearch).count() == 0


def test_the_form_says_that_a_region_is_suspended(cast: Cast, carla: FlaskClient) -> None:
    data = sent(carla, cast)
    set_status(get_region("hessen"), RegionStatus.SUSPENDED, today())
    db.session.commit()
    forget_all()
    answer = carla.post(f"/en/classes/{cast.school_class.id}/partner-search", data=data)
    assert answer.status_code == 422
    assert "nothing new can be started" in words(answer)


def test_a_class_that_looks_already_leads_to_its_search(cast: Cast, carla: FlaskClient) -> None:
    search = carlas(cast)
    answer = carla.get(f"/en/classes/{cast.school_class.id}/partner-search")
    assert answer.location == f"/en/partner-search/{search.id}"


def test_a_search_is_changed_with_everything_said_before(cast: Cast, carla: FlaskClient) -> None:
    search = carlas(cast, practise=("tr",), sentence="Hallo!", sentence_language="de")
    page = carla.get(f"/en/partner-search/{search.id}/edit")
    answer = carla.post(f"/en/partner-search/{search.id}/edit", data=sent_by(page, "", n_students="17"))
    db.session.refresh(search)
    assert (answer.status_code, search.n_students, search.practise, search.sentence) == (303, 17, ["tr"], "Hallo!")
    assert sorted(search.topics) == ["music_theatre_dance", "nature"]


def test_fewer_partners_than_found_already_is_refused_beside_the_field(cast: Cast, carla: FlaskClient) -> None:
    search = carlas(cast, n_wanted=3)
    search.n_found = 2
    db.session.commit()
    page = carla.get(f"/en/partner-search/{search.id}/edit")
    answer = carla.post(f"/en/partner-search/{search.id}/edit", data=sent_by(page, "", n_wanted="1"))
    assert answer.status_code == 422
    assert "This class has more partners already than this number." in words(answer)


def test_to_stop_looking_can_be_taken_back(cast: Cast, carla: FlaskClient) -> None:
    search = carlas(cast)
    carla.post(f"/en/partner-search/{search.id}/close")
    assert "This search has ended." in words(carla.get(f"/en/partner-search/{search.id}"))
    carla.post(f"/en/partner-search/{search.id}/renew")
    db.session.refresh(search)
    assert search.status == Status.OPEN


def test_a_search_is_saved_with_its_filters_and_removed_again(cast: Cast, carla: FlaskClient) -> None:
    search = carlas(cast)
    carla.post(f"/en/partner-search/{search.id}/save", data={"region": "bursa", "topic": "nonsense"})
    saved = db.session.query(SavedSearch).one()
    assert saved.filters == {"region": "bursa"}
    carla.post(f"/en/saved-searches/{saved.id}/remove")
    assert db.session.query(SavedSearch).count() == 0


@pytest.mark.parametrize("naughty", NAUGHTY)
def test_hostile_sentences_stay_text_on_other_peoples_screens(cast: Cast, naughty: str) -> None:
    search = emils(cast)
    emils_page = cast.signed_in(cast.emil).get(f"/en/partner-search/{search.id}/edit")
    cast.signed_in(cast.emil).post(
        f"/en/partner-search/{search.id}/edit", data=sent_by(emils_page, "", sentence=naughty, sentence_language="tr")
    )
    mine = carlas(cast)
    page = cast.signed_in(cast.carla).get(f"/en/partner-search/{mine.id}")
    assert "8-A" in words(page)
    for bent in ("<script>alert", "<img src=x", "<svg onload", '<a href="javascript'):
        assert bent not in page.text


def test_the_list_shows_classes_that_look_and_those_that_could(cast: Cast, carla: FlaskClient) -> None:
    cast._class(cast.carla, cast.school, "5c", "de", "CCCCCC")
    carlas(cast)
    text = words(carla.get("/en/partner-search"))
    assert "8b Open Partner classes: 0 of 1" in text
    assert "Classes that are not looking yet 5c" in text


def test_coordinators_see_the_effect_of_weights_before_they_count(cast: Cast) -> None:
    carlas(cast)
    emils(cast)
    dana = cast.signed_in(cast.dana)
    page = dana.get("/de/partner-search/weights")
    answer = dana.post("/de/partner-search/weights", data=sent_by(page, "", age="90"))
    assert "8b, Schule am Sternenfeld8-A, Çınar Ortaokulu" in words(answer)
    assert db.session.query(Weighting).count() == 0
    dana.post("/de/partner-search/weights", data=sent_by(answer, "", save="1"))
    weights = db.session.query(Weighting).one().weights
    assert (weights["age"] > 50, sum(weights.values())) == (True, 100)


def test_coordinators_see_whom_another_limit_of_ages_would_open(cast: Cast) -> None:
    cast.other_class.age_from, cast.other_class.age_to = 17, 18
    carlas(cast)
    emils(cast)
    dana = cast.signed_in(cast.dana)
    page = dana.get("/de/partner-search/weights")
    answer = dana.post("/de/partner-search/weights", data=sent_by(page, "", age_gap="5"))
    assert "8b, Schule am Sternenfeld–8-A, Çınar Ortaokulu" in words(answer)
    dana.post("/de/partner-search/weights", data=sent_by(answer, "", save="1"))
    assert db.session.query(Weighting).one().age_gap == 5


@pytest.mark.parametrize("typed", ["-1", "101", "a lot"])
def test_weights_that_make_no_sense_are_refused_beside_the_field(cast: Cast, typed: str) -> None:
    dana = cast.signed_in(cast.dana)
    data = sent_by(dana.get("/en/partner-search/weights"), "", age=typed, save="1")
    answer = dana.post("/en/partner-search/weights", data=data)
    assert (answer.status_code, db.session.query(Weighting).count()) == (422, 0)
    assert typed in answer.text


def test_a_weight_that_is_no_number_is_complained_about_once(cast: Cast) -> None:
    dana = cast.signed_in(cast.dana)
    data = sent_by(dana.get("/en/partner-search/weights"), "", age="", save="1")
    page = words(dana.post("/en/partner-search/weights", data=data))
    assert "Please enter a number, for example 24." in page
    assert "Please enter a number between" not in page


def test_shared_topics_stand_apart(cast: Cast, carla: FlaskClient) -> None:
    """A topic's name may hold an "and" of its own."""
    search = carlas(cast, topics=("nature", "how_eu_works"))
    emils(cast, topics=("nature", "how_eu_works"))
    assert "How the EU works · Nature" in words(carla.get(f"/en/partner-search/{search.id}"))


def test_the_page_costs_the_same_for_one_and_for_20_classes(cast: Cast, carla: FlaskClient) -> None:
    search = carlas(cast)
    emils(cast)
    one = n_queries(carla, f"/en/partner-search/{search.id}")
    crowd(cast, 22)
    assert n_queries(carla, f"/en/partner-search/{search.id}") == one <= 12


def test_the_page_of_20_classes_stays_light(cast: Cast, carla: FlaskClient) -> None:
    search = carlas(cast)
    crowd(cast, 22)
    assert len(carla.get(f"/ru/partner-search/{search.id}").data) < 60_000


def test_the_list_costs_the_same_for_one_and_for_12_searches(cast: Cast, carla: FlaskClient) -> None:
    emil = cast.signed_in(cast.emil)
    emils(cast)
    one = n_queries(emil, "/en/partner-search")
    crowd(cast, 11)
    assert n_queries(emil, "/en/partner-search") == one


def test_an_expired_search_of_another_class_is_not_shown(cast: Cast, carla: FlaskClient) -> None:
    search, other = carlas(cast), emils(cast)
    other.expires_at = now() - timedelta(hours=1)
    db.session.commit()
    assert "8-A" not in words(carla.get(f"/en/partner-search/{search.id}"))


def test_all_classes_that_fit_are_reached_and_counted(cast: Cast, carla: FlaskClient) -> None:
    search = carlas(cast)
    crowd(cast, 23)
    address = f"/en/partner-search/{search.id}"
    first, second = carla.get(address), carla.get(f"{address}?page=2")
    assert "Classes 1 to 20 of 23, the best first" in words(first)
    assert "Classes 21 to 23 of 23, the best first" in words(second)
    names = [set(re.findall(r"K\d+(?= · )", page.text)) for page in (first, second)]
    assert (len(names[0]), len(names[1]), names[0] & names[1]) == (20, 3, set())
    assert "page=2" in first.text
    assert "page=3" not in second.text
    assert carla.get(f"{address}?page=2&view=happiest").status_code == 200


def test_teachers_read_what_one_more_language_would_open(cast: Cast, carla: FlaskClient) -> None:
    search = look(cast, cast.school_class, languages={"de": "C2"})
    emils(cast, languages={"tr": "C2", "fr": "A1"})
    text = words(carla.get(f"/en/partner-search/{search.id}"))
    assert "What one more language would open" in text
    assert "Turkish: 1 more class" in text
    assert "French" not in text.split("What one more language would open")[1].split("Change")[0]
    change(search, description("hessen", languages={"de": "C2", "tr": "A2"}))
    db.session.commit()
    the_pool.forget()
    assert "What one more language would open" not in words(carla.get(f"/en/partner-search/{search.id}"))
