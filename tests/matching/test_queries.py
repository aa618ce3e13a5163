"""Carla finds who fits best, with the newest facts and the same number of queries for few and many classes."""

from datetime import date, timedelta

import pytest
from flask import Flask, current_app
from flask_babel import force_locale

from portal.config import LANGUAGES
from portal.core.cached import forget_all
from portal.core.clock import now, today
from portal.core.db import db
from portal.matching.actions import searches as actions
from portal.matching.actions.weights import set_weights
from portal.matching.labels.codes import CRITERIA
from portal.matching.labels.explanations import explain
from portal.matching.models import PartnerSearch
from portal.matching.queries.comparison import compare
from portal.matching.queries.effects import effect_of
from portal.matching.queries.matches import best_for, count_by_region, happiest_for, how_they_fit
from portal.matching.queries.pool import profile_of, the_pool
from portal.matching.rules.criteria import DEFAULT_AGE_GAP, DEFAULT_WEIGHTS, Criterion, Stop, balanced
from portal.matching.rules.filters import Filters
from portal.matching.rules.searches import Status
from portal.projects.rules import MeetingMode
from portal.regions.actions import set_status
from portal.regions.queries import get_region
from portal.regions.rules import Status as RegionStatus
from tests.builders.partner_searches import carlas, crowd, emils, look, noticed
from tests.cast import Cast
from tests.statements import copies_last, counted


def names_for(search: PartnerSearch, **filters: str) -> list[str]:
    return [match.search.school_class.name for match in best_for(search, Filters(**filters))]


def test_two_classes_that_fit_find_each_other_with_the_same_points(cast: Cast) -> None:
    one, other = carlas(cast), emils(cast)
    [there], [back] = best_for(one), best_for(other)
    assert (there.search.id, back.search.id) == (other.id, one.id)
    assert there.fit.total == back.fit.total > 80


def test_of_equals_the_one_that_began_first_comes_first(cast: Cast) -> None:
    search = carlas(cast)
    crowd(cast, 25)
    assert names_for(search) == [f"K{number}" for number in range(20)]


def test_no_class_without_a_common_language_is_offered(cast: Cast) -> None:
    emils(cast, languages={"tr": "C2"})
    assert names_for(carlas(cast)) == []


def test_what_changed_a_second_ago_is_known(cast: Cast) -> None:
    search, other = carlas(cast), emils(cast)
    assert names_for(search) == ["8-A"]
    actions.close(other)
    noticed()
    assert names_for(search) == []
    actions.renew(other)
    noticed()
    assert names_for(search) == ["8-A"]


def test_who_found_a_partner_a_moment_ago_is_not_offered_any_more(cast: Cast) -> None:
    search, other = carlas(cast), emils(cast)
    best_for(search)
    other.status = Status.FULFILLED
    db.session.commit()
    assert names_for(search) == []


def test_a_suspended_region_is_offered_to_nobody(cast: Cast) -> None:
    search = carlas(cast)
    emils(cast)
    set_status(get_region("bursa"), RegionStatus.SUSPENDED, today())
    forget_all()
    noticed()
    assert names_for(search) == []


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({"region": "bursa"}, ["8-A"]),
        ({"region": "aquitaine"}, []),
        ({"language": "tr"}, ["8-A"]),
        ({"language": "fr"}, []),
        ({"age": "13"}, ["8-A"]),
        ({"age": "17"}, []),
        ({"topic": "music_theatre_dance"}, ["8-A"]),
        ({"topic": "how_eu_works"}, []),
    ],
)
def test_filters_leave_what_passes_them(cast: Cast, filters: dict[str, str], names: list[str]) -> None:
    search = carlas(cast)
    emils(cast)
    assert names_for(search, **filters) == names


def test_a_month_leaves_those_who_have_a_week_of_school_in_it_with_us(cast: Cast) -> None:
    search, other = carlas(cast), emils(cast)
    windows = compare(search, other, how_they_fit(search, other)).windows
    longest = max(windows, key=lambda window: window.end - window.start)
    middle = longest.start + (longest.end - longest.start) / 2
    assert names_for(search, month=f"{middle:%Y-%m}") == ["8-A"]
    assert names_for(search, month="2024-02") == []


def test_of_a_school_year_without_dates_nobody_claims_that_there_is_school(cast: Cast, app: Flask) -> None:
    search, other = carlas(cast), emils(cast)
    for one in (search, other):
        one.starts_on, one.ends_on = date(2030, 9, 1), date(2031, 6, 30)
    pair = compare(search, other, how_they_fit(search, other))
    assert pair.windows == []
    with app.test_request_context("/de/"):
        times = next(each.text for each in explain(pair) if each.name == str(CRITERIA[Criterion.WINDOW]))
    assert times == "Die Termine dieses Schuljahres sind noch nicht bekannt"


def test_the_map_counts_who_fits_in_each_region(cast: Cast) -> None:
    search = carlas(cast)
    crowd(cast, 3)
    assert {key: number for key, number in count_by_region(search).items() if number} == {"bursa": 3}


def test_happiest_with_us_is_the_class_for_whom_we_are_the_first(cast: Cast) -> None:
    rival = cast._class(cast.carla, cast.school, "7a", "de", "DDDDDD")
    look(cast, rival, languages={"en": "B1", "fr": "B1"}, topics=("nature", "music_theatre_dance"))
    search = carlas(cast, topics=("nature",))
    first = cast._class(cast.emil, cast.other_school, "9-C", "tr", "EEEEEE")
    look(cast, first, languages={"de": "B1"}, topics=())
    emils(cast)
    assert [(match.search.school_class.name, match.rank) for match in happiest_for(search)] == [("9-C", 1), ("8-A", 2)]
    assert names_for(search) == ["8-A", "9-C"]


def test_other_weights_show_whom_they_would_put_first(cast: Cast) -> None:
    carlas(cast)
    emils(cast, topics=("how_eu_works",))
    far = cast._class(cast.emil, cast.other_school, "12-A", "tr", "FFFFFF")
    far.age_from, far.age_to = 15, 16
    look(cast, far)
    topics_only = balanced({criterion: int(criterion == Criterion.TOPICS) for criterion in Criterion})
    [effect] = effect_of(topics_only, DEFAULT_AGE_GAP, ["hessen"])
    assert effect.before is not None
    assert effect.after is not None
    names = effect.before.search.school_class.name, effect.after.search.school_class.name
    assert (names, effect.is_change) == (("8-A", "12-A"), True)


def test_weights_set_by_a_coordinator_count_for_all(cast: Cast) -> None:
    search = carlas(cast)
    emils(cast)
    set_weights({criterion: int(criterion == Criterion.AGE) for criterion in Criterion}, DEFAULT_AGE_GAP, by=cast.dana)
    noticed()
    assert best_for(search)[0].fit.points[Criterion.AGE] == 100


def test_a_class_much_older_is_shown_only_where_the_portal_allows_it(cast: Cast) -> None:
    search = carlas(cast)
    cast.other_class.age_from, cast.other_class.age_to = 17, 18
    older = emils(cast)
    assert (best_for(search), happiest_for(search)) == ([], [])
    assert how_they_fit(search, older).stops == (Stop.AGES_APART,)
    [effect] = effect_of(dict(DEFAULT_WEIGHTS), 5, ["hessen"])
    assert (effect.before, effect.is_change) == (None, True)
    set_weights(DEFAULT_WEIGHTS, 5, by=cast.dana)
    noticed()
    assert [match.search.id for match in best_for(search)] == [older.id]


def test_a_retired_topic_counts_for_nobody(cast: Cast) -> None:
    search, other = carlas(cast, topics=("steam_engines",)), emils(cast, topics=("steam_engines", "nature"))
    given = how_they_fit(search, other)
    assert profile_of(search).topics == frozenset()
    assert (given.points[Criterion.TOPICS], best_for(search)[0].fit) == (6, given)


@pytest.mark.parametrize("find", [best_for, happiest_for])
def test_a_search_costs_the_same_for_2_and_for_25_classes(cast: Cast, find: object) -> None:
    search = carlas(cast)
    costs = []
    for number in (2, 25):
        db.session.query(PartnerSearch).filter(PartnerSearch.id != search.id).delete()
        for name in range(number):
            look(cast, cast._class(cast.emil, cast.other_school, f"{number}/{name}", "tr", f"{number}x{name}"))
        the_pool.forget()
        find(search)  # type: ignore[operator]
        db.session.commit()
        with copies_last(), counted() as seen:
            assert len(find(search)) == min(number, 20)  # type: ignore[operator]
        costs.append(len([line for line in seen if line.startswith("SELECT")]))
    assert costs[0] == costs[1] <= 3


def test_a_search_whose_time_is_over_is_not_shown_even_before_it_is_marked_as_expired(cast: Cast) -> None:
    search, other = carlas(cast), emils(cast)
    other.expires_at = now() - timedelta(minutes=1)
    db.session.commit()
    assert names_for(search) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reasons_of_a_card_add_up_to_its_points(cast: Cast, language: str) -> None:
    search, other = carlas(cast, topics=("nature",)), emils(cast, form=MeetingMode.ON_SITE, wants_funding=True)
    fit = how_they_fit(search, other)
    with current_app.test_request_context(), force_locale(language):
        why = explain(compare(search, other, fit))
    assert sum(each.points for each in why) == fit.total > 0
    assert sum(each.most for each in why) == 100
    assert all(each.name and each.text for each in why)
