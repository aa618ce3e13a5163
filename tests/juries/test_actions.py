"""Dana appoints a jury; it scores, recuses itself, is silent, and comes to a result all the same."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from portal.awards.rules.codes import MissingScores, NominationStatus, RoundStatus
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.refusal import NotFound, Refused
from portal.core.web.access import Role
from portal.juries.actions.closing import close
from portal.juries.actions.members import Appointment, appoint, dismiss, set_up
from portal.juries.actions.scoring import Draft, hand_in, recuse, save
from portal.juries.jobs import close_due, look_after
from portal.juries.models import Jury, JuryMember, JuryScore, JurySheet
from portal.juries.queries.desks import count_waiting, get_desk, get_item
from portal.juries.queries.seats import bench_of
from portal.juries.rules.codes import Ground, JuryRefusal
from portal.regions.models import RegionStatus
from portal.regions.rules import RegionRefusal, Status
from portal.rights.actions.erasing import erase_person
from portal.schools.models import Membership
from tests.builders.juries import items, judge, judging, member, members, person_of, score, twinning_of
from tests.builders.retention import erase
from tests.cast import Cast


def emails() -> list[tuple[str, str]]:
    """To whom, and in which language."""
    db.session.flush()
    rows = db.session.execute(select(Email.recipient, Email.language).order_by(Email.id))
    return [(to.partition("@")[0], language) for to, language in rows]


def refused(code: JuryRefusal) -> "pytest.RaisesExc[Refused]":
    return pytest.raises(Refused, match=f"^{code}$")


def barred(jury: Jury, who: JuryMember) -> list[Ground | None]:
    bench = bench_of(jury)
    return [bench.grounds.get((who.id, item.id)) for item in bench.items]


def test_an_adult_with_an_account_keeps_it_and_somebody_without_is_invited_with_the_least_rights(cast: Cast) -> None:
    jury = judging(cast)
    known = appoint(jury.round, Appointment("emil@school.example", "bursa"))
    new = appoint(jury.round, Appointment("wanda@jury.example", "wielkopolska", "Wanda", "pl", is_reserve=True))
    assert known.person is cast.emil
    assert new.person is not None
    assert (new.person.role, new.person.language, new.person.email_confirmed_at) == (Role.TEACHER, "pl", None)
    assert db.session.scalar(select(func.count()).where(Membership.person_id == new.person.id)) == 0
    assert emails() == [("emil", "tr"), ("wanda", "pl"), ("wanda", "pl")]
    assert (new.is_active, known.is_active) == (False, True)
    assert known.number != new.number


def test_nobody_is_a_member_twice_or_while_suspended_and_no_suspended_region_appoints(cast: Cast) -> None:
    jury = judging(cast)
    appoint(jury.round, Appointment("emil@school.example", "bursa"))
    with refused(JuryRefusal.ALREADY_MEMBER):
        appoint(jury.round, Appointment("Emil@School.example", "hessen"))
    cast.carla.suspended_at = now()
    with refused(JuryRefusal.SUSPENDED):
        appoint(jury.round, Appointment("carla@school.example", "hessen"))
    db.session.add(RegionStatus(region_key="hessen", status=Status.SUSPENDED, since=now().date()))
    db.session.flush()
    with pytest.raises(Refused, match=RegionRefusal.NOT_ACTIVE):
        appoint(jury.round, Appointment("gero@school.example", "bursa"))


def test_whoever_organises_a_round_reads_all_of_it_and_so_does_not_judge(cast: Cast) -> None:
    jury = judging(cast)
    for person in (cast.dana, cast.ada):
        with refused(JuryRefusal.ORGANISER):
            appoint(jury.round, Appointment(person.email or "", "bursa"))
    assert appoint(jury.round, Appointment(cast.gero.email or "", "bursa")).person is cast.gero


def test_a_jury_has_room_for_fifty(cast: Cast) -> None:
    jury = judging(cast)
    db.session.add_all(
        [JuryMember(round_id=jury.round_id, number=number, region_key="bursa") for number in range(10, 60)]
    )
    db.session.flush()
    with refused(JuryRefusal.FULL):
        appoint(jury.round, Appointment("emil@school.example", "bursa"))


def test_own_region_school_town_and_former_school_are_not_judged(cast: Cast) -> None:
    jury = judging(cast)  # hessen-aquitaine, hessen-bursa, emilia_romagna-wielkopolska
    hanna, elio = members(jury, ["Hanna", "Elio"])
    assert barred(jury, hanna) == [Ground.REGION, Ground.REGION, None]
    assert barred(jury, elio) == [None, None, Ground.REGION]
    elio.town = "OVACIK"
    twinning = twinning_of(items(jury)[0])
    twinning.schools.append(cast.school)
    db.session.add(Membership(person_id=elio.person_id, school=cast.school, confirmed_at=now(), ended_at=now()))
    db.session.commit()
    assert barred(jury, elio) == [Ground.FORMER_TEACHER, Ground.TOWN, Ground.REGION]
    hanna.region_key, hanna.person = "jaroslawl", cast.carla
    db.session.commit()
    assert barred(jury, hanna) == [Ground.SCHOOL, Ground.TOWN, None]


def test_teachers_of_a_nominated_project_do_not_judge_it(cast: Cast) -> None:
    jury = judging(cast)
    wanda = member(jury, "Wanda")
    first = items(jury)[0]
    twinning_of(first).projects.append(cast.project)
    assert barred(jury, wanda)[0] is None
    cast.project.teachers.append(person_of(wanda))
    db.session.commit()
    assert barred(jury, wanda)[0] == Ground.FORMER_TEACHER


def test_a_draft_is_saved_piece_by_piece_and_two_comments_both_stay(cast: Cast) -> None:
    jury = judging(cast)
    elio, (item, *_) = member(jury, "Elio"), items(jury)
    effect, duration = (criterion.id for criterion in jury.round.criteria)
    begun = save(jury, elio, item, Draft({effect: 4}, "Lebendig.")).revision
    save(jury, elio, item, Draft({}, "Lebendig und lang.", seen=begun))
    sheet = save(jury, elio, item, Draft({duration: 2}, "Seit 1990.", seen=begun))
    assert (sheet.by_criterion, sheet.comment) == ({effect: 4, duration: 2}, "Lebendig und lang.\n\nSeit 1990.")
    with refused(JuryRefusal.CHANGED_SINCE):
        save(jury, elio, item, Draft({}, "Kurz.", seen=begun), is_by_hand=False)
    sheet = save(jury, elio, item, Draft({duration: 3}, "Kurz.", seen=sheet.revision), is_by_hand=False)
    assert (sheet.by_criterion, sheet.comment, sheet.handed_in_at) == ({effect: 4, duration: 3}, "Kurz.", None)


def test_only_whole_sheets_are_handed_in_and_then_nothing_changes(cast: Cast) -> None:
    jury = judging(cast)
    elio, (first, second, _) = member(jury, "Elio"), items(jury)
    score(jury, elio, first, 4)
    with refused(JuryRefusal.NOTHING_COMPLETE):
        hand_in(jury, elio, [first, second])
    score(jury, elio, first, 4, 5)
    assert hand_in(jury, elio, [first, second]) == 1
    with refused(JuryRefusal.HANDED_IN):
        save(jury, elio, first, Draft({jury.round.criteria[0].id: 1}))
    with refused(JuryRefusal.NOTHING_COMPLETE):
        hand_in(jury, elio, [first])


def test_whoever_is_partial_gives_up_what_she_handed_in_and_a_reserve_member_steps_in(cast: Cast) -> None:
    jury = judging(cast, [("hessen", "bursa")])
    elio, wanda, amelie = members(jury, ["Elio", "Wanda", "Amélie"])
    jaroslawa = member(jury, "Jaroslawa", reserve=True)
    (item,) = items(jury)
    judge(jury, elio, item, 5, 5)
    recuse(jury, elio, item, "Meine Cousine wohnt dort.")
    db.session.commit()
    sheet = db.session.scalars(select(JurySheet)).one()
    assert (sheet.handed_in_at, sheet.scores, sheet.reason) == (None, [], "Meine Cousine wohnt dort.")
    assert barred(jury, elio) == [Ground.DECLARED]
    assert jaroslawa.called_in_at
    assert emails() == [("jaroslawa", "ru")]
    with refused(JuryRefusal.RECUSED):
        recuse(jury, elio, item, "")
    with refused(JuryRefusal.HANDED_IN):
        save(jury, elio, item, Draft())
    assert bench_of(jury).items_for(wanda) == bench_of(jury).items_for(amelie) == [item]


def test_silent_members_are_reminded_and_substituted_before_the_deadline(cast: Cast) -> None:
    jury = judging(cast, until=now() + timedelta(days=13))
    _, hanna = members(jury, ["Elio", "Hanna"])
    member(jury, "Amélie", reserve=True)
    jury.round.quorum = 1
    judge(jury, hanna, items(jury)[2], 3, 3)
    look_after()
    look_after()
    assert emails() == [("elio", "it"), ("elio", "it")]  # it has begun, and the first reminder
    jury.round.judge_until = now() + timedelta(days=6)
    db.session.commit()
    look_after()
    assert emails()[2:] == [("amélie", "fr"), ("elio", "it"), ("amélie", "fr")]
    look_after()
    assert len(emails()) == 5
    assert [each.is_active for each in bench_of(jury).members] == [True, True, True]


def test_who_can_not_act_any_more_is_substituted_at_once(cast: Cast) -> None:
    jury = judging(cast, [("hessen", "bursa")], quorum=1)
    elio, wanda = members(jury, ["Elio", "Wanda"])
    reserve = member(jury, "Amélie", reserve=True)
    look_after()
    assert reserve.called_in_at is None
    person_of(elio).suspended_at = now()
    db.session.commit()
    look_after()
    assert reserve.called_in_at
    assert wanda.is_active


def test_with_half_of_the_jury_silent_the_deadline_brings_a_result_all_the_same(cast: Cast) -> None:
    jury = judging(cast, until=now() + timedelta(days=1))
    elio, wanda, *_ = members(jury, ["Elio", "Wanda", "Hanna", "Amélie"])
    first, second, third = items(jury)
    judge(jury, elio, first, 5, 5)
    judge(jury, elio, second, 2, 3)
    judge(jury, wanda, first, 4, 4)
    score(jury, wanda, second, 1, 1)  # a draft counts for nothing
    close_due()
    assert jury.closed_at is None
    jury.round.judge_until = now() - timedelta(minutes=1)
    db.session.commit()
    close_due()
    assert jury.closed_at is not None
    assert jury.result is not None
    assert [place["item"] for place in jury.result["places"]] == [first.id, second.id]
    assert jury.result["unjudged"] == [third.id]
    assert jury.result["below_quorum"] == [first.id, second.id, third.id]
    assert [row["juror"] for row in jury.result["scores"]] == [elio.number, wanda.number, elio.number]
    assert emails()[-1] == ("dana", "de")
    assert [to for to, _ in emails()].count("dana") == 1


def test_the_other_rule_counts_what_is_missing_as_the_lowest_score(cast: Cast) -> None:
    jury = judging(cast)
    jury.round.missing_scores = MissingScores.LOWEST
    elio, hanna = members(jury, ["Elio", "Hanna"])
    first, second, third = items(jury)
    judge(jury, elio, first, 5, 5)
    close(jury)
    assert jury.result is not None
    given = {(row["juror"], row["item"]): (row["scores"], row["is_given"]) for row in jury.result["scores"]}
    assert given == {
        (elio.number, first.id): ([5, 5], True),
        (elio.number, second.id): ([1, 1], False),
        (hanna.number, third.id): ([1, 1], False),
    }
    assert jury.result["unjudged"] == []
    assert jury.result["groups"] == [[first.id, second.id], [third.id]]


def test_after_the_end_nobody_scores_recuses_or_is_appointed(cast: Cast) -> None:
    jury = judging(cast)
    elio, (item, *_) = member(jury, "Elio"), items(jury)
    score(jury, elio, item, 4, 4)
    close(jury)
    db.session.commit()
    for act in (
        lambda: save(jury, elio, item, Draft()),
        lambda: hand_in(jury, elio, [item]),
        lambda: recuse(jury, elio, item, ""),
        lambda: dismiss(jury, elio),
        lambda: set_up(jury.round, [7], 3),
        lambda: close(jury),
    ):
        with refused(JuryRefusal.CLOSED):
            act()


def test_the_deadline_counts_before_any_job_has_come(cast: Cast) -> None:
    jury = judging(cast, until=now() + timedelta(hours=1))
    elio, (item, *_) = member(jury, "Elio"), items(jury)
    score(jury, elio, item, 4, 4)
    jury.round.judge_until = now() - timedelta(seconds=1)
    with refused(JuryRefusal.CLOSED):
        hand_in(jury, elio, [item])


def test_the_result_follows_when_the_organiser_ends_the_judging(cast: Cast) -> None:
    jury = judging(cast)
    elio, (item, *_) = member(jury, "Elio"), items(jury)
    judge(jury, elio, item, 4, 4)
    jury.round.status = RoundStatus.JUDGED
    db.session.commit()
    close_due()
    assert jury.result is not None
    assert [place["item"] for place in jury.result["places"]] == [item.id]


def test_a_member_goes_with_her_drafts_and_stays_once_she_has_judged(cast: Cast) -> None:
    jury = judging(cast)
    elio, wanda = members(jury, ["Elio", "Wanda"])
    score(jury, elio, items(jury)[0], 4, 4)
    judge(jury, wanda, items(jury)[0], 4, 4)
    dismiss(jury, elio)
    with refused(JuryRefusal.HAS_JUDGED):
        dismiss(jury, wanda)
    db.session.commit()
    assert db.session.scalars(select(JurySheet.member_id)).all() == [wanda.id]


@pytest.mark.parametrize("status", [RoundStatus.JUDGED, RoundStatus.PUBLISHED, RoundStatus.CANCELLED])
def test_nobody_is_appointed_to_a_round_that_is_over(cast: Cast, status: RoundStatus) -> None:
    jury = judging(cast)
    who = member(jury, "Hanna")
    jury.round.status = status
    db.session.commit()
    with refused(JuryRefusal.CLOSED):
        appoint(jury.round, Appointment("neu@jury.example", "bursa", "Neu"))
    with refused(JuryRefusal.CLOSED):
        set_up(jury.round, [3], 2)
    with refused(JuryRefusal.CLOSED):
        dismiss(jury, who)
    page = cast.signed_in(cast.dana).get(f"/de/award-rounds/{jury.round_id}/jury").text
    assert ("member-email" in page, "/dismiss" in page) == (False, False)


def test_the_region_of_a_nominee_that_is_no_more_is_still_not_judged(cast: Cast) -> None:
    jury = judging(cast, [("hessen", "bursa")])
    who = member(jury, "Hanna")
    item = items(jury)[0]
    item.dossier = {"regions": ["hessen", "bursa"]}
    item.twinning = None
    db.session.commit()
    assert barred(jury, who) == [Ground.REGION]


def test_how_a_jury_works_is_set_per_round(cast: Cast) -> None:
    jury = judging(cast)
    assert (jury.remind_days, jury.step_in_days) == ([14, 7, 2], 7)
    set_up(jury.round, [3, 10, 3], 5)
    db.session.commit()
    assert (jury.remind_days, jury.step_in_days) == ([10, 3], 5)


def test_the_scores_of_somebody_erased_stay_under_her_number_and_her_reserve_steps_in(cast: Cast) -> None:
    jury = judging(cast)
    elio, wanda = members(jury, ["Elio", "Wanda"])
    reserve = member(jury, "Amélie", reserve=True)
    first, second, _ = items(jury)
    judge(jury, elio, first, 5, 4)
    score(jury, elio, second, 2)
    elio.town, elio.sheets[1].reason = "Pontelungo", "Meine Frau leitet den Verein."
    erase_person(person_of(elio))
    db.session.commit()
    look_after()
    db.session.refresh(elio)
    assert (elio.person, elio.town, [sheet.reason for sheet in elio.sheets]) == (None, "", ["", ""])
    assert reserve.called_in_at
    assert [seat.works for seat in bench_of(jury).seats] == [False, True, True]
    close(jury)
    assert jury.result is not None
    assert [(row["juror"], row["scores"]) for row in jury.result["scores"]] == [(elio.number, [5, 4])]
    assert wanda.person is not None


def test_what_was_withdrawn_is_not_judged(cast: Cast) -> None:
    jury = judging(cast)
    elio, (first, *_) = member(jury, "Elio"), items(jury)
    judge(jury, elio, first, 5, 4)
    first.status = NominationStatus.WITHDRAWN
    db.session.commit()
    close(jury)
    assert jury.result is not None
    assert (jury.result["scores"], jury.result["places"], jury.result["model"]) == ([], [], {})
    assert db.session.scalar(select(func.count()).select_from(JuryScore)) == 2


def test_whoever_has_nominated_something_does_not_judge_it(cast: Cast) -> None:
    jury = judging(cast)
    jaroslawa, first = member(jury, "Jaroslawa"), items(jury)[0]
    first.by_id = jaroslawa.person_id
    db.session.commit()
    assert barred(jury, jaroslawa) == [Ground.NOMINATOR, None, None]


def test_a_juror_who_is_gone_costs_no_nomination_points(cast: Cast) -> None:
    jury = judging(cast, [("hessen", "bursa"), ("hessen", "aquitaine")])
    jury.round.missing_scores = MissingScores.LOWEST
    elio, wanda, jaroslawa = members(jury, ["Elio", "Wanda", "Jaroslawa"])
    first, second = items(jury)
    judge(jury, elio, first, 5, 5)
    person_of(wanda).suspended_at = now()
    erase_person(person_of(jaroslawa))
    db.session.commit()
    close(jury)
    assert jury.result is not None
    assert [(row["juror"], row["item"], row["is_given"]) for row in jury.result["scores"]] == [
        (elio.number, first.id, True),
        (elio.number, second.id, False),
    ]


def test_a_juror_who_organises_the_round_by_now_judges_nothing_more_and_is_substituted(cast: Cast) -> None:
    jury = judging(cast, [("hessen", "bursa"), ("hessen", "aquitaine")], quorum=1, until=now() + timedelta(days=3))
    elio, reserve = member(jury, "Elio"), member(jury, "Wanda", reserve=True)
    first, second = items(jury)
    judge(jury, elio, first, 5, 5)
    person_of(elio).role = Role.ADMINISTRATOR
    db.session.commit()
    look_after()
    assert {to for to, _ in emails()} == {"wanda"}
    assert reserve.called_in_at
    assert (get_desk(person_of(elio), jury.round_id).items, count_waiting(person_of(elio))) == ([], 0)
    with pytest.raises(NotFound):
        get_item(person_of(elio), jury.round_id, second.id)
    close(jury)
    assert jury.result is not None
    assert [(row["juror"], row["item"]) for row in jury.result["scores"]] == [(elio.number, first.id)]


def test_a_reserve_member_who_is_suspended_is_not_called_in(cast: Cast) -> None:
    jury = judging(cast, [("hessen", "bursa")], quorum=1)
    suspended, reserve = member(jury, "Elio", reserve=True), member(jury, "Wanda", reserve=True)
    person_of(suspended).suspended_at = now()
    db.session.commit()
    look_after()
    assert (suspended.called_in_at, bool(reserve.called_in_at)) == (None, True)


def test_scores_of_somebody_who_has_become_partial_are_shown_to_nobody(cast: Cast) -> None:
    jury = judging(cast)
    elio, jaroslawa = members(jury, ["Elio", "Jaroslawa"])
    first = items(jury)[0]
    judge(jury, elio, first, 5, 5)
    judge(jury, jaroslawa, first, 1, 1)
    assert get_desk(person_of(elio), jury.round_id).others(first) == {each.id: [1] for each in jury.round.criteria}
    jaroslawa.town = "Lindenbrück"
    db.session.commit()
    assert get_desk(person_of(elio), jury.round_id).others(first) == {}


@pytest.mark.parametrize("status", [RoundStatus.CANCELLED, RoundStatus.JUDGING])
def test_members_of_a_round_that_was_cancelled_go_like_those_of_one_that_has_ended(
    cast: Cast, status: RoundStatus
) -> None:
    jury = judging(cast)
    recuse(jury, member(jury, "Elio"), items(jury)[0], "Meine Cousine wohnt dort.")
    jury.round.status, jury.round.status_since = status, now() - timedelta(days=400)
    db.session.commit()
    is_over = status == RoundStatus.CANCELLED
    assert erase("jury_members") == is_over
    assert (db.session.scalars(select(JurySheet.reason)).all() == []) == is_over


def test_nothing_of_other_members_is_read_for_a_desk(cast: Cast) -> None:
    jury = judging(cast)
    elio, jaroslawa = members(jury, ["Elio", "Jaroslawa"])
    first, second, _ = items(jury)
    for who in (elio, jaroslawa):
        judge(jury, who, first, 5, 4)
    judge(jury, jaroslawa, second, 1, 1)
    bench = get_desk(person_of(elio), jury.round_id).bench
    assert (list(bench.members), list(bench.sheets)) == ([elio], [(elio.id, first.id)])
