"""Carla applies for Dana's Hessentag, Dana decides, thinks again, and cancels."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from portal.core.clock import now, today
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.refusal import NotFound, Refused
from portal.events.actions.applications import begin, change, discard, take_step, undo
from portal.events.actions.calls import announce
from portal.events.actions.events import change_event
from portal.events.actions.events import take_step as take_event_step
from portal.events.jobs import announce_calls, end_calls
from portal.events.models import Application, Event
from portal.events.queries.accepted import accepted_for_visitors
from portal.events.queries.applications import get_application, is_editable, steps_for
from portal.events.queries.lists import Filters, applications_of, count_waiting, numbers_of, open_calls, place_of
from portal.events.rules.applications import Content, Explanation
from portal.events.rules.codes import ApplicationKind, ApplicationStatus, EventRefusal, EventStatus, Performance, Reason
from portal.events.rules.steps import EventStep, Step
from portal.regions.models import RegionStatus
from tests.builders.events import applied, described, made, opened, over
from tests.cast import Cast

SONG = Content("Lieder am Wasser", "de", Performance.MUSIC, 20, 24)
FULL = Explanation((Reason.FULL,), "Leider kein Platz.")


def draft_of(cast: Cast, event: Event, content: Content = SONG) -> Application:
    application = begin(event, cast.school_class, ApplicationKind.PERFORMANCE, content)
    db.session.commit()
    return application


def mails() -> list[tuple[str, str, str]]:
    rows = db.session.scalars(select(Email).order_by(Email.id))
    return [(each.recipient.split("@")[0], each.language, each.subject) for each in rows]


def test_a_call_needs_its_text_and_a_deadline_in_the_future(cast: Cast) -> None:
    changes: list[dict[str, Any]] = [{"calls": {}}, {"apply_until": None}, {"apply_until": now() - timedelta(days=1)}]
    for lacking in changes:
        with pytest.raises(Refused) as refusal:
            take_event_step(made(cast, **lacking), EventStep.OPEN_CALL, by=cast.dana)
        assert refusal.value.code == EventRefusal.INCOMPLETE


def test_hours_on_days_that_are_left_out_go(cast: Cast) -> None:
    event = made(cast)
    change_event(event, described(last_day=event.first_day))
    db.session.commit()
    assert [len(place.openings) for place in event.places] == [1, 1]


def test_teachers_of_the_invited_regions_are_told_once_in_their_language(cast: Cast) -> None:
    event = opened(cast, invited=["bursa"])
    announce_calls()
    announce_calls()
    db.session.commit()
    assert mails() == [("emil", "tr", "Gösteri ve eser çağrısı · Hessentag in Lindenbrück")]
    assert event.announced_at is not None


def test_teachers_are_told_in_parts(cast: Cast) -> None:
    event = opened(cast)
    assert [announce(1), announce(1), announce(1), announce(1)] == [1, 1, 0, 0]
    assert sorted(each[0] for each in mails()) == ["carla", "emil"]
    assert event.announced_at is not None


def test_a_call_ends_at_its_deadline(cast: Cast) -> None:
    event, other = over(opened(cast)), opened(cast)
    end_calls()
    db.session.commit()
    assert (event.status, other.status) == (EventStatus.CLOSED, EventStatus.OPEN)


def test_a_draft_is_seen_by_its_teacher_alone(cast: Cast) -> None:
    application = draft_of(cast, opened(cast))
    assert get_application(cast.carla, application.id)
    for person in (cast.dana, cast.emil, cast.gero, cast.ada):
        with pytest.raises(NotFound):
            get_application(person, application.id)


def test_carla_hands_in_changes_and_withdraws_until_the_deadline(cast: Cast) -> None:
    event = opened(cast)
    application = draft_of(cast, event)
    take_step(application, Step.HAND_IN, by=cast.carla)
    change(application, Content("Neue Lieder", "de", Performance.MUSIC, 25, 20))
    take_step(application, Step.HAND_IN, by=cast.carla)
    assert (application.title, application.status) == ("Neue Lieder", ApplicationStatus.HANDED_IN)
    over(event)
    assert not is_editable(application)
    with pytest.raises(Refused) as refusal:
        change(application, SONG)
    assert refusal.value.code == EventRefusal.CALL_OVER
    take_step(application, Step.WITHDRAW, by=cast.carla)
    assert application.status == ApplicationStatus.WITHDRAWN


def test_after_the_deadline_the_organiser_admits_with_one_step(cast: Cast) -> None:
    event = opened(cast)
    application = draft_of(cast, event)
    with pytest.raises(Refused) as refusal:
        take_step(application, Step.ASK_LATE, by=cast.carla)
    assert refusal.value.code == EventRefusal.CALL_NOT_OVER
    over(event)
    with pytest.raises(Refused) as refusal:
        take_step(application, Step.HAND_IN, by=cast.carla)
    assert refusal.value.code == EventRefusal.CALL_OVER
    take_step(application, Step.ASK_LATE, by=cast.carla)
    take_step(application, Step.ADMIT, by=cast.dana)
    assert application.status == ApplicationStatus.HANDED_IN
    assert [each[0] for each in mails()] == ["dana", "carla"]


def test_what_is_incomplete_or_not_confirmed_is_not_handed_in(cast: Cast) -> None:
    event, address_proven_at = opened(cast), cast.carla.email_confirmed_at
    cast.carla.email_confirmed_at = None
    with pytest.raises(Refused) as refusal:
        take_step(draft_of(cast, event), Step.HAND_IN, by=cast.carla)
    assert refusal.value.code == EventRefusal.NOT_CONFIRMED
    cast.carla.email_confirmed_at = address_proven_at
    with pytest.raises(Refused) as refusal:
        take_step(draft_of(cast, event, Content("", "de")), Step.HAND_IN, by=cast.carla)
    assert refusal.value.code == EventRefusal.APPLICATION_INCOMPLETE


def test_works_without_consent_for_exhibitions_are_not_handed_in(cast: Cast) -> None:
    work = cast.contribution(status="published")
    exhibit = begin(opened(cast), cast.school_class, ApplicationKind.EXHIBIT, Content("Bilder", "de", works=[work.id]))
    with pytest.raises(Refused) as refusal:
        take_step(exhibit, Step.HAND_IN, by=cast.carla)
    assert refusal.value.code == EventRefusal.WORKS_NOT_ALLOWED


@pytest.mark.parametrize("content", [Content("Bilder", "de"), Content("Bilder", "de", works=[1])])
def test_what_waits_for_a_decision_gets_no_works_that_may_not_be_exhibited(cast: Cast, content: Content) -> None:
    work = cast.contribution(status="published")
    exhibit = applied(opened(cast), cast.school_class, kind=ApplicationKind.EXHIBIT)
    with pytest.raises(Refused):
        change(exhibit, replace(content, works=[work.id] if content.works else []))


@pytest.mark.parametrize("emptied", [{"apply_until": None}, {"calls": {}}])
def test_an_open_call_is_not_emptied(cast: Cast, emptied: dict[str, Any]) -> None:
    event = opened(cast)
    with pytest.raises(Refused):
        change_event(event, described(**emptied))


def test_classes_of_regions_that_are_suspended_or_not_invited_begin_nothing(cast: Cast) -> None:
    event = opened(cast, invited=["hessen"])
    with pytest.raises(Refused) as refusal:
        begin(event, cast.other_class, ApplicationKind.PERFORMANCE, SONG)
    assert refusal.value.code == EventRefusal.NOT_INVITED
    db.session.add(RegionStatus(region_key="hessen", status="suspended", since=today()))
    db.session.commit()
    with pytest.raises(Refused):
        begin(event, cast.school_class, ApplicationKind.PERFORMANCE, SONG)
    with pytest.raises(Refused):
        made(cast)


def test_the_teacher_hears_of_a_decision_when_it_can_not_be_undone_any_more(cast: Cast) -> None:
    application = applied(opened(cast), cast.other_class)
    take_step(application, Step.DECLINE, FULL, by=cast.dana)
    db.session.commit()
    email = db.session.scalars(select(Email)).one()
    assert email.due_at > now() + timedelta(minutes=9)
    assert (email.recipient, email.language) == ("emil@school.example", "tr")
    assert "Zaman ve yerin izin verdiğinden fazla başvuru oldu." in email.text
    assert "> Leider kein Platz." in email.text


def test_an_undone_decision_is_told_to_nobody(cast: Cast) -> None:
    application = applied(opened(cast), cast.other_class)
    since = application.status_since
    take_step(application, Step.DECLINE, FULL, by=cast.dana)
    undo(application, by=cast.dana)
    assert (application.status, application.status_since) == (ApplicationStatus.HANDED_IN, since)
    assert (application.reasons, application.reason, mails()) == ([], "", [])
    with pytest.raises(Refused):
        undo(application, by=cast.dana)


def test_only_who_decided_undoes_and_only_for_ten_minutes(cast: Cast) -> None:
    application = applied(opened(cast), cast.other_class)
    take_step(application, Step.ACCEPT, by=cast.dana)
    with pytest.raises(Refused):
        undo(application, by=cast.ada)


def test_declining_and_asking_back_need_a_reason(cast: Cast) -> None:
    application = applied(opened(cast), cast.other_class)
    for step in (Step.DECLINE, Step.ASK_BACK):
        with pytest.raises(Refused):
            take_step(application, step, by=cast.dana)


def test_of_two_who_looked_at_the_same_one_is_first(cast: Cast) -> None:
    application = applied(opened(cast), cast.other_class)
    seen = application.version
    take_step(application, Step.ACCEPT, by=cast.dana, seen=seen)
    for step in (Step.RECONSIDER, Step.ACCEPT):
        with pytest.raises(Refused):
            take_step(application, step, by=cast.ada, seen=seen)


def test_a_class_that_is_asked_answers_after_the_deadline_too(cast: Cast) -> None:
    event = opened(cast)
    application = applied(event, cast.school_class)
    take_step(application, Step.ASK_BACK, Explanation((Reason.UNCLEAR,)), by=cast.dana)
    over(event)
    change(application, SONG)
    take_step(application, Step.HAND_IN, by=cast.carla)
    assert (application.status, application.reasons) == (ApplicationStatus.HANDED_IN, [])


def test_others_decide_nothing(cast: Cast) -> None:
    application = applied(opened(cast), cast.other_class)
    for person in (cast.gero, cast.emil, cast.carla):
        with pytest.raises(Refused):
            take_step(application, Step.ACCEPT, by=person)


def test_coordinators_of_other_regions_see_those_of_theirs(cast: Cast) -> None:
    event = opened(cast)
    ours, theirs = applied(event, cast.school_class), applied(event, cast.other_class, title="Zeybek")
    draft_of(cast, event)
    everything = Filters(status="all")
    assert list(applications_of(cast.dana, event, everything)) == [ours, theirs]
    assert list(applications_of(cast.gero, event, everything)) == [theirs]
    assert [tuple(row) for row in numbers_of(cast.gero, event)] == [("bursa", "performance", "handed_in", 1)]
    assert place_of(cast.dana, ours, everything).following == theirs.id  # type: ignore[union-attr]


def test_filters_choose_by_state_kind_and_region(cast: Cast) -> None:
    event = opened(cast)
    song = applied(event, cast.school_class)
    exhibit = applied(event, cast.other_class, ApplicationStatus.ACCEPTED, kind="exhibit", performance=None)
    found = {
        "": Filters(),
        "accepted": Filters(status="accepted"),
        "exhibits": Filters(status="all", kind="exhibit"),
        "music": Filters(status="all", performance="music"),
        "bursa": Filters(status="all", region="bursa"),
    }
    assert {name: list(applications_of(cast.dana, event, each)) for name, each in found.items()} == {
        "": [song], "accepted": [exhibit], "exhibits": [exhibit], "music": [song], "bursa": [exhibit]
    }  # fmt: skip
    assert place_of(cast.dana, exhibit, Filters()) is None
    assert count_waiting(cast.dana) == count_waiting(cast.ada) == [(event, 1)]
    assert count_waiting(cast.gero) == []


def test_a_cancelled_event_tells_all_concerned_and_takes_no_more_decisions(cast: Cast) -> None:
    event = opened(cast)
    application = applied(event, cast.other_class, ApplicationStatus.ACCEPTED)
    applied(event, cast.school_class, ApplicationStatus.DECLINED)
    take_event_step(event, EventStep.CANCEL, "Hochwasser.", by=cast.dana)
    assert sorted(each[0] for each in mails()) == ["dana", "emil", "gero"]
    assert [row.step for row in steps_for(cast.dana, application)] == []


def test_the_organiser_hears_when_an_accepted_class_stays_at_home(cast: Cast) -> None:
    application = applied(opened(cast), cast.other_class, ApplicationStatus.ACCEPTED)
    take_step(application, Step.WITHDRAW, by=cast.emil)
    assert [each[0] for each in mails()] == ["dana"]


def test_visitors_read_accepted_ones_under_accepted_names_once_the_programme_is_public(cast: Cast) -> None:
    event = opened(cast)
    applied(event, cast.school_class, ApplicationStatus.ACCEPTED)
    applied(event, cast.other_class)
    assert accepted_for_visitors(event) == []
    event.status = EventStatus.PUBLISHED
    cast.project.places[0].shown_as = "8b der Schule"
    db.session.commit()
    assert [each.class_name for each in accepted_for_visitors(event)] == ["8b der Schule"]


def test_open_calls_are_those_that_invite_a_class_of_the_teacher(cast: Cast) -> None:
    event = opened(cast, invited=["hessen"])
    assert (open_calls(cast.carla), open_calls(cast.emil)) == ([event], [])
    over(event)
    assert open_calls(cast.carla) == []


def test_a_draft_can_be_deleted_and_nothing_else(cast: Cast) -> None:
    event = opened(cast)
    application = applied(event, cast.school_class)
    with pytest.raises(Refused):
        discard(application)
    discard(draft_of(cast, event))
    db.session.commit()
    assert db.session.scalars(select(Application)).all() == [application]


def test_a_region_that_is_invited_later_is_told_and_nobody_twice(cast: Cast) -> None:
    event = opened(cast, invited=["hessen"])
    announce_calls()
    change_event(event, described(invited=["hessen", "bursa"]))
    announce_calls()
    announce_calls()
    db.session.flush()
    assert sorted(db.session.scalars(select(Email.recipient))) == ["carla@school.example", "emil@school.example"]


@pytest.mark.parametrize("end", ["cancelled", "over"])
@pytest.mark.parametrize("status", [ApplicationStatus.DRAFT, ApplicationStatus.ASKED_BACK])
def test_nobody_applies_for_an_event_that_is_cancelled_or_over(cast: Cast, end: str, status: ApplicationStatus) -> None:
    event = over(opened(cast))
    application = applied(event, cast.school_class, status)
    if end == "cancelled":
        take_event_step(event, EventStep.CANCEL, "Sturm.", by=cast.dana)
    else:
        yesterday = today() - timedelta(days=1)
        event.status, event.first_day, event.last_day = EventStatus.PUBLISHED, yesterday, yesterday
    assert {row.step for row in steps_for(cast.carla, application)} <= {Step.WITHDRAW}
    assert not is_editable(application)
    with pytest.raises(Refused) as late:
        take_step(application, Step.HAND_IN if status == ApplicationStatus.ASKED_BACK else Step.ASK_LATE, by=cast.carla)
    assert late.value.code == EventRefusal.CALL_OVER
