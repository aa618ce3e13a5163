"""Dana is away: Gero of Bursa stands in for these days, decides about works of Hessen, and about nothing else there."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, update
from werkzeug.test import TestResponse

from portal.accounts.models import DaysAway, Person
from portal.accounts.queries.absences import on_duty
from portal.contributions.actions.steps import take_step
from portal.contributions.rules import Status, Step
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.web.access import Role
from portal.moderation.actions.absences import forget_absences
from tests.builders.emails import emails
from tests.builders.moderating import Queue, press, titles
from tests.cast import Cast
from tests.page_reading import words

ABSENCES = "/en/moderation/absences"
A_DAY = timedelta(days=1)


def enter(cast: Cast, who: Person, substitute: Person | None, start: date, end: date) -> TestResponse:
    typed = {"starts_on": start.isoformat(), "ends_on": end.isoformat()}
    return cast.signed_in(who).post(ABSENCES, data={**typed, "substitute": str(substitute.id if substitute else 0)})


def away(cast: Cast, substitute: Person | None, *, start: int = 0, end: int = 3, agreed: bool = True) -> DaysAway:
    """Dana, from so many days to so many from today."""
    absence = DaysAway(
        person=cast.dana, substitute=substitute, start=today() + start * A_DAY, end=today() + end * A_DAY
    )
    absence.agreed_at = now() if agreed else None
    db.session.add(absence)
    db.session.commit()
    return absence


@pytest.mark.both_databases
def test_dana_asks_gero_who_agrees_and_decides_for_her_until_the_last_day(cast: Cast, waiting: Queue) -> None:
    one, two = waiting("Eins", hours=9), waiting("Zwei")
    dana, gero = cast.signed_in(cast.dana), cast.signed_in(cast.gero)
    assert enter(cast, cast.dana, cast.gero, today(), today() + A_DAY).status_code == 303
    assert emails("stand-in:") == [("gero", "tr")]
    assert gero.get(f"/en/moderation/{one.id}").status_code == 404
    [absence] = db.session.query(DaysAway)
    assert "Stand in for Dana" in gero.get(ABSENCES).text
    assert gero.post(f"{ABSENCES}/{absence.id}/agree").status_code == 303
    assert emails("stand-in-agreed:") == [("dana", "de")]
    page = gero.get("/en/moderation")
    assert titles(page) == ["Eins", "Zwei"]
    assert "Gero stands in." in words(page)
    assert press(gero, one, "publish").status_code == 303
    db.session.expire_all()
    assert one.status == Status.PUBLISHED
    assert titles(dana.get("/en/moderation")) == ["Zwei"]
    db.session.execute(update(DaysAway).values(start=today() - 2 * A_DAY, end=today() - A_DAY))
    db.session.commit()
    assert titles(gero.get("/en/moderation?languages=all")) == []
    for path in (f"/en/moderation/{two.id}", f"/en/contributions/{two.id}"):
        assert gero.get(path).status_code == 404
    assert gero.post(f"/en/moderation/{two.id}/publish").status_code == 404


@pytest.mark.parametrize("facts", [{"start": 1}, {"start": -3, "end": -1}, {"agreed": False}])
def test_gero_decides_only_on_these_days_and_once_he_has_agreed(
    cast: Cast, waiting: Queue, facts: dict[str, int]
) -> None:
    contribution = waiting()
    away(cast, cast.gero, **facts)  # type: ignore[arg-type]
    assert cast.signed_in(cast.gero).post(f"/en/moderation/{contribution.id}/publish").status_code == 404


@pytest.mark.parametrize("change", [{"suspended_at": now()}, {"role": Role.TEACHER}])
def test_nobody_stands_in_for_somebody_who_may_not_decide(
    cast: Cast, waiting: Queue, change: dict[str, object]
) -> None:
    contribution = waiting()
    away(cast, cast.gero)
    db.session.execute(update(Person).where(Person.id == cast.dana.id).values(**change))
    db.session.commit()
    assert cast.signed_in(cast.gero).get(f"/en/moderation/{contribution.id}").status_code == 404


def test_gero_administers_nobody_in_hessen(cast: Cast) -> None:
    away(cast, cast.gero)
    submitted = cast.own_project("submitted", "Eingereicht")
    gero = cast.signed_in(cast.gero)
    assert gero.get(f"/en/people/{cast.carla.id}").status_code == 404
    assert "Carla" not in words(gero.get("/en/people"))
    assert gero.post(f"/en/projects/{submitted.id}/accept").status_code == 404
    assert gero.get("/en/regions/hessen/contact").status_code in (403, 404)
    assert "Hessen" not in words(gero.get("/en/moderation/figures"))


@pytest.mark.both_databases
def test_mails_about_what_waits_go_to_the_substitute_and_to_dana_again_afterwards(cast: Cast) -> None:
    contribution = cast.contribution(status="submitted")
    absence = away(cast, cast.gero)
    take_step(contribution, Step.FORWARD, by=cast.carla)
    assert emails("in review ") == [("gero", "tr")]
    db.session.execute(delete(Email))
    db.session.delete(absence)
    take_step(cast.contribution(status="submitted"), Step.FORWARD, by=cast.carla)
    assert emails("in review ") == [("dana", "de")]


@pytest.mark.parametrize("agreed", [True, False])
def test_colleagues_get_them_when_nobody_stands_in_and_dana_when_she_has_none(cast: Cast, agreed: bool) -> None:
    away(cast, None if agreed else cast.gero, agreed=agreed)
    take_step(cast.contribution(status="submitted"), Step.FORWARD, by=cast.carla)
    assert emails("in review ") == [("dana", "de")]
    db.session.execute(delete(Email))
    cast._adult(Role.COORDINATOR, "Doris", "de", regions=["hessen"], reads=["de"])
    db.session.flush()
    take_step(cast.contribution(status="submitted"), Step.FORWARD, by=cast.carla)
    assert emails("in review ") == [("doris", "de")]


def test_a_colleague_of_the_region_need_not_agree_and_may_still_say_no(cast: Cast) -> None:
    doris = cast._adult(Role.COORDINATOR, "Doris", "de", regions=["hessen"], reads=["de"])
    db.session.commit()
    enter(cast, cast.dana, doris, today(), today())
    page = cast.signed_in(doris).get("/en/moderation")
    assert "Dana is away (until" in words(page)
    assert "Doris stands in." in words(page)
    [absence] = db.session.query(DaysAway)
    assert cast.signed_in(doris).post(f"{ABSENCES}/{absence.id}/decline").status_code == 303
    assert emails("stand-in-declined:") == [("dana", "de")]
    assert "The colleagues of the region decide." in words(cast.signed_in(doris).get("/en/moderation"))


def test_teachers_do_not_read_who_is_away(cast: Cast, waiting: Queue) -> None:
    contribution = waiting()
    away(cast, cast.gero)
    carla = cast.signed_in(cast.carla)
    for path in ("/en/desk", f"/en/contributions/{contribution.id}"):
        assert "away" not in words(carla.get(path))


def test_days_that_make_no_sense_come_back_with_what_was_typed(cast: Cast) -> None:
    late = enter(cast, cast.dana, cast.gero, today() + 2 * A_DAY, today() + A_DAY)
    assert (late.status_code, "The last day cannot come before the first day." in words(late)) == (422, True)
    assert (today() + 2 * A_DAY).isoformat() in late.text
    past = enter(cast, cast.dana, None, today() - 2 * A_DAY, today() - A_DAY)
    assert (past.status_code, "This day has passed." in words(past)) == (422, True)


def test_nobody_is_away_twice_or_stands_in_while_away(cast: Cast) -> None:
    away(cast, None, start=2, end=4)
    twice = enter(cast, cast.dana, None, today(), today() + 2 * A_DAY)
    assert (twice.status_code, "You have already entered an absence" in words(twice)) == (409, True)
    refused = enter(cast, cast.gero, cast.dana, today() + 4 * A_DAY, today() + 5 * A_DAY)
    assert (refused.status_code, "This person is away on some of these days." in words(refused)) == (409, True)
    assert enter(cast, cast.gero, cast.dana, today(), today() + A_DAY).status_code == 303


def test_dana_comes_back_early_or_does_not_go(cast: Cast, waiting: Queue) -> None:
    contribution = waiting()
    begun, planned = away(cast, cast.gero, start=-2), away(cast, cast.gero, start=5, end=6)
    dana, gero = cast.signed_in(cast.dana), cast.signed_in(cast.gero)
    assert gero.get(f"/en/moderation/{contribution.id}").status_code == 200
    for absence in (begun, planned):
        assert dana.post(f"{ABSENCES}/{absence.id}/end").status_code == 303
    assert gero.get(f"/en/moderation/{contribution.id}").status_code == 404
    assert [each.end for each in db.session.query(DaysAway)] == [today() - A_DAY]
    assert dana.post(f"{ABSENCES}/{begun.id}/end").status_code == 404


def test_strangers_neither_agree_nor_end_it(cast: Cast) -> None:
    absence = away(cast, cast.gero, agreed=False)
    jan = cast._adult(Role.COORDINATOR, "Jan", "fr", regions=["aquitaine"], reads=["fr"])
    db.session.commit()
    answers = [
        cast.signed_in(jan).post(f"{ABSENCES}/{absence.id}/{step}").status_code for step in ("agree", "decline", "end")
    ]
    assert answers == [404, 404, 404]
    gero = cast.signed_in(cast.gero)
    assert [gero.post(f"{ABSENCES}/{absence.id}/agree").status_code for _ in range(2)] == [303, 409]


def test_absences_that_are_long_over_are_forgotten_and_go_with_the_account(cast: Cast) -> None:
    away(cast, cast.gero, start=-40, end=-31)
    recent = away(cast, cast.gero, start=-40, end=-30)
    forget_absences()
    assert [each.id for each in db.session.query(DaysAway)] == [recent.id]
    db.session.execute(delete(Person).where(Person.id == cast.gero.id))
    db.session.expire_all()
    assert recent.substitute is None
    db.session.execute(delete(Person).where(Person.id == cast.dana.id))
    assert db.session.query(DaysAway).count() == 0


@pytest.mark.parametrize("change", [{"role": Role.TEACHER}, {"suspended_at": now()}], ids=["teacher", "suspended"])
def test_who_can_not_decide_any_more_gets_no_emails_as_a_substitute(cast: Cast, change: dict[str, Any]) -> None:
    away(cast, cast.gero)
    assert on_duty([cast.dana]) == [cast.gero]
    db.session.execute(update(Person).where(Person.id == cast.gero.id).values(**change))
    db.session.commit()
    assert on_duty([cast.dana]) == [cast.dana]
    assert "The colleagues of the region decide." in words(cast.signed_in(cast.dana).get("/en/moderation"))
