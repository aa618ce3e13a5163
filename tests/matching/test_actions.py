"""A class looks for partners: once, for three months, and only where the partnership is active."""

from datetime import timedelta

import pytest

from portal.classes.actions import edit
from portal.core.cached import forget_all
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.refusal import Refused
from portal.matching import jobs
from portal.matching.actions import saved_searches
from portal.matching.actions import searches as actions
from portal.matching.models import PartnerSearch, SavedSearch
from portal.matching.queries.matches import best_for
from portal.matching.queries.pool import the_pool
from portal.matching.rules.filters import Filters
from portal.matching.rules.searches import WORTH_AN_EMAIL, SearchRefusal, Status
from portal.projects.rules import MeetingMode
from portal.regions.actions import set_status
from portal.regions.queries import get_region
from portal.regions.rules import RegionRefusal
from portal.regions.rules import Status as RegionStatus
from portal.schools.models import Membership
from tests.builders.partner_searches import carlas, crowd, description, emils, look
from tests.cast import Cast


def emails() -> list[str]:
    return [email.subject for email in db.session.query(Email).order_by(Email.id)]


def test_a_search_stays_open_for_three_months(cast: Cast) -> None:
    search = carlas(cast)
    assert search.status == Status.OPEN
    assert timedelta(days=90) < search.expires_at - now() < timedelta(days=92)


def test_a_class_without_grade_is_as_old_as_the_middle_of_its_ages(cast: Cast) -> None:
    assert carlas(cast).age == 14.0


def test_others_read_the_new_age_as_soon_as_carla_has_raised_the_grade(cast: Cast) -> None:
    search = carlas(cast)
    before = the_pool().classes.age[0]
    edit(cast.school_class, "8b", age=16, language="de")
    db.session.flush()
    forget_all()
    after = the_pool().classes.age[0]
    db.session.refresh(search)
    assert before == 14.0
    assert after == search.age > 15


def test_a_school_that_is_of_another_type_in_a_newer_list_is_compared_as_that(cast: Cast) -> None:
    search = carlas(cast)
    cast.school.type_key = "fr_lycee_gt"
    db.session.flush()
    jobs.follow_schools()
    assert search.stage == "upper_secondary_general"


def test_a_class_looks_once_at_a_time(cast: Cast) -> None:
    carlas(cast)
    with pytest.raises(Refused) as refused:
        carlas(cast)
    assert refused.value.code == SearchRefusal.ALREADY_LOOKING
    db.session.rollback()


def test_after_a_search_has_ended_the_class_may_look_again(cast: Cast) -> None:
    actions.close(carlas(cast))
    assert carlas(cast).status == Status.OPEN


def test_nothing_begins_where_the_partnership_is_suspended(cast: Cast) -> None:
    set_status(get_region("hessen"), RegionStatus.SUSPENDED, today())
    with pytest.raises(Refused) as refused:
        carlas(cast)
    assert refused.value.code == RegionRefusal.NOT_ACTIVE


def test_the_search_of_an_unconfirmed_teacher_waits_and_then_opens_by_itself(cast: Cast) -> None:
    membership = db.session.get_one(Membership, (cast.carla.id, cast.school.id))
    membership.confirmed_at = None
    search, other = carlas(cast), emils(cast)
    jobs.open_confirmed()
    assert (search.status, best_for(other)) == (Status.WAITING, [])
    membership.confirmed_at = now()
    jobs.open_confirmed()
    assert search.status == Status.OPEN


def test_ten_days_before_the_end_one_email_reminds(cast: Cast) -> None:
    search = carlas(cast)
    search.expires_at = now() + timedelta(days=9)
    jobs.remind()
    jobs.remind()
    assert emails() == ["Die Partnerklassensuche endet bald. Klasse: 8b"]


def test_one_click_renews_and_the_next_reminder_comes_again(cast: Cast) -> None:
    search = carlas(cast)
    search.expires_at = now() + timedelta(days=9)
    jobs.remind()
    actions.renew(search)
    assert (search.reminded_at, search.expires_at > now() + timedelta(days=89)) == (None, True)


def test_what_nobody_renews_expires_and_can_still_be_renewed(cast: Cast) -> None:
    search, other = carlas(cast), emils(cast)
    search.expires_at = now() - timedelta(hours=1)
    jobs.expire()
    assert (search.status, best_for(other)) == (Status.EXPIRED, [])
    assert emails() == ["Die Partnerklassensuche ist beendet. Klasse: 8b"]
    actions.renew(search)
    assert search.status == Status.OPEN


def test_a_fulfilled_search_that_wants_more_is_open_again(cast: Cast) -> None:
    search = carlas(cast)
    search.n_found, search.status = 1, Status.FULFILLED
    actions.change(search, description("hessen", n_wanted=2))
    assert search.status == Status.OPEN


def test_a_changed_search_of_an_unconfirmed_teacher_still_waits(cast: Cast) -> None:
    search = carlas(cast)
    search.status = Status.WAITING
    actions.change(search, description("hessen", n_wanted=2))
    assert (search.status, search.n_wanted) == (Status.WAITING, 2)


def test_a_search_that_has_ended_can_not_be_changed(cast: Cast) -> None:
    search = carlas(cast)
    actions.close(search)
    with pytest.raises(Refused) as refused:
        actions.change(search, description("hessen"))
    assert refused.value.code == SearchRefusal.NOT_LIVE


def test_an_email_about_new_classes_comes_in_the_language_of_its_reader(cast: Cast) -> None:
    search = carlas(cast)
    saved_searches.save(search, Filters(region="bursa"))
    db.session.commit()
    emils(cast)
    jobs.notify_of_new_classes()
    assert emails() == ["1 neue Klasse passt zu Ihrer Suche · 8b"]
    jobs.notify_of_new_classes()
    assert len(emails()) == 1


def test_a_saved_search_is_silent_about_classes_that_do_not_pass_it(cast: Cast) -> None:
    search = carlas(cast)
    saved_searches.save(search, Filters(region="aquitaine"))
    db.session.commit()
    crowd(cast, 3)
    jobs.notify_of_new_classes()
    assert emails() == []


def test_a_saved_search_is_silent_about_classes_that_hardly_fit(cast: Cast) -> None:
    search = carlas(cast)
    saved_searches.save(search, Filters(region="bursa"))
    db.session.commit()
    cast.other_class.age_from, cast.other_class.age_to = 16, 16
    emils(cast, topics=("history",), form=MeetingMode.ON_SITE, languages={"en": "A2"})
    [match] = best_for(search)
    assert 0 < match.fit.total < WORTH_AN_EMAIL
    jobs.notify_of_new_classes()
    assert emails() == []


def test_the_same_search_is_saved_once(cast: Cast) -> None:
    search = carlas(cast)
    for _ in range(2):
        saved_searches.save(search, Filters(region="bursa"))
        db.session.flush()
    assert db.session.query(SavedSearch).count() == 1


def test_another_search_of_the_same_class_is_saved_beside_it(cast: Cast) -> None:
    search = carlas(cast)
    saved = [saved_searches.save(search, Filters(region=region)) for region in ("bursa", "aquitaine", "bursa")]
    assert saved[0] is saved[2]
    assert db.session.query(SavedSearch).count() == 2


def test_a_class_that_is_gone_takes_its_search_along(cast: Cast) -> None:
    look(cast, cast._class(cast.carla, cast.school, "5a", "de", "CCCCCC"))
    db.session.delete(db.session.query(PartnerSearch).one().school_class)
    db.session.commit()
    assert db.session.query(PartnerSearch).count() == 0
