"""Dana opens a LEAH round; partnerships and projects are nominated, agree, and receive the award."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from portal.awards.actions.nominations import agree, change, decline, draft, propose, withdraw
from portal.awards.actions.publishing import name_laureate, renew_pictures, revoke, unname
from portal.awards.actions.rounds import change_round, make_round, set_categories, set_criteria, take_step
from portal.awards.jobs import keep_dates, remind_nominees
from portal.awards.models import AwardRound, Nomination
from portal.awards.queries.dossiers import dossier_of
from portal.awards.queries.laureates import find_certificate, laurels_of_project, laurels_of_region
from portal.awards.queries.nominations import concerning, made_by, told_of, waiting_for
from portal.awards.rules.codes import AwardRefusal, MissingScores, NominationStatus, Nominee, RoundStatus, RoundStep
from portal.awards.rules.nominations import About, Whom, whom_of
from portal.awards.rules.rounds import Dates, Row
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible
from portal.projects.models import ProjectClass, ProjectRegion
from portal.regions.actions import set_status
from portal.regions.queries import get_region
from portal.regions.rules import RegionRefusal, Status
from tests.builders.accounts import texts_to
from tests.builders.awards import (
    REASONS,
    WHY,
    advance,
    award_round,
    described,
    drafted,
    laureate,
    nominated,
    nomination_in,
    of_project,
    twinning,
)
from tests.builders.emails import emails
from tests.cast import Cast


def status_of(thing: Nomination | AwardRound) -> str:
    return thing.status


def refused(refusal: pytest.ExceptionInfo[Refused]) -> str:
    return str(refusal.value.code)


def test_a_round_opens_once_its_dates_and_criteria_are_there(cast: Cast) -> None:
    round_ = make_round(described(), "hessen", by=cast.dana)
    with pytest.raises(Refused) as without_criteria:
        take_step(round_, RoundStep.OPEN, by=cast.dana)
    assert refused(without_criteria) == AwardRefusal.NOT_READY
    set_criteria(round_, [Row({"de": "Alles"}, 100)])
    take_step(round_, RoundStep.OPEN, by=cast.dana)
    assert status_of(round_) == RoundStatus.NOMINATING


def test_one_award_has_one_round_a_year(cast: Cast) -> None:
    award_round(cast, None)
    with pytest.raises(Refused) as again:
        make_round(described(), "hessen", by=cast.dana)
    assert refused(again) == AwardRefusal.YEAR_TAKEN


def test_a_suspended_region_opens_no_round_and_nominates_nothing_new(cast: Cast) -> None:
    round_ = award_round(cast)
    set_status(get_region("bursa"), Status.SUSPENDED, today(), "")
    with pytest.raises(Refused) as nominating:
        nominated(round_, of_project(cast.other_project), by=cast.dana)
    assert refused(nominating) == RegionRefusal.NOT_ACTIVE
    set_status(get_region("hessen"), Status.SUSPENDED, today(), "")
    with pytest.raises(Refused) as opening:
        award_round(cast, year=2028)
    assert refused(opening) == RegionRefusal.NOT_ACTIVE


def test_the_nominee_agrees_before_it_counts_and_everybody_hears_in_the_own_language(cast: Cast) -> None:
    round_ = award_round(cast)
    nomination = nominated(round_, of_project(cast.other_project), by=cast.dana)
    assert status_of(nomination) != NominationStatus.AGREED
    assert waiting_for(cast.emil) == [nomination]
    assert waiting_for(cast.carla) == []
    [asked] = texts_to(cast.emil)
    assert "Çınar altında" in asked
    assert "LEAH Ödülü 2027" in asked
    agree(nomination, by=cast.emil, seen=nomination.version)
    assert status_of(nomination) == NominationStatus.AGREED
    assert waiting_for(cast.emil) == []
    assert "LEAH-Preis 2027" in texts_to(cast.dana)[-1]


def test_whoever_nominates_the_own_project_has_agreed_by_this(cast: Cast) -> None:
    nomination = nominated(award_round(cast), of_project(cast.project), by=cast.carla)
    assert status_of(nomination) == NominationStatus.AGREED
    assert nomination.dossier["name"] == "Flüsse verbinden"


def test_a_partnership_of_towns_counts_when_both_sides_agree(cast: Cast) -> None:
    whom = Whom(Nominee.TWINNING, twinning(cast).id)
    nomination = nominated(award_round(cast), whom, by=cast.dana)
    assert nomination.agreed_sides == ["one"]
    assert waiting_for(cast.carla) == []  # her side has agreed
    assert waiting_for(cast.emil) == waiting_for(cast.gero) == [nomination]
    agree(nomination, by=cast.emil)
    assert status_of(nomination) == NominationStatus.AGREED


def test_a_partnership_of_schools_asks_the_other_school(cast: Cast) -> None:
    db.session.add_all(
        [
            ProjectClass(project_id=cast.project.id, class_id=cast.other_class.id),
            ProjectRegion(project_id=cast.project.id, region_key="bursa"),
        ]
    )
    db.session.commit()
    whom = Whom(Nominee.SCHOOLS, *sorted((cast.school.id, cast.other_school.id)))
    nomination = nominated(award_round(cast), whom, by=cast.carla)
    assert status_of(nomination) != NominationStatus.AGREED
    agree(nomination, by=cast.emil)
    assert status_of(nomination) == NominationStatus.AGREED
    assert [project.id for project in dossier_of(nomination).projects] == [cast.project.id]


def test_two_schools_are_the_same_pair_in_either_order_and_one_alone_is_none(cast: Cast) -> None:
    one, other = sorted((cast.school.id, cast.other_school.id))
    assert whom_of(f"schools:{other}-{one}") == whom_of(f"schools:{one}-{other}") == Whom(Nominee.SCHOOLS, one, other)
    assert [whom_of(key) for key in (f"schools:{one}-{one}", f"schools:{one}", f"project:{one}-{other}")] == [None] * 3


def test_two_schools_of_one_region_are_no_partnership(cast: Cast) -> None:
    cast.other_school.region_key = "hessen"
    db.session.add(ProjectClass(project_id=cast.project.id, class_id=cast.other_class.id))
    db.session.commit()
    with pytest.raises(Refused) as neighbours:
        nominated(
            award_round(cast), Whom(Nominee.SCHOOLS, *sorted((cast.school.id, cast.other_school.id))), by=cast.carla
        )
    assert refused(neighbours) == AwardRefusal.NOT_NOMINABLE


def test_two_schools_without_a_joint_project_are_no_partnership(cast: Cast) -> None:
    whom = Whom(Nominee.SCHOOLS, *sorted((cast.school.id, cast.other_school.id)))
    with pytest.raises(Refused) as strangers:
        nominated(award_round(cast), whom, by=cast.carla)
    assert refused(strangers) == AwardRefusal.NOT_NOMINABLE


def test_the_same_is_nominated_once_until_it_is_withdrawn(cast: Cast) -> None:
    round_ = award_round(cast)
    first = nominated(round_, of_project(cast.project), by=cast.dana)
    second = draft(round_, About(of_project(cast.project), WHY, "de"), by=cast.gero)
    db.session.commit()
    with pytest.raises(Refused) as twice:
        propose(second, by=cast.gero)
    assert refused(twice) == AwardRefusal.NOMINATED_ALREADY
    db.session.rollback()
    withdraw(first, by=cast.dana)
    propose(second, by=cast.gero)
    assert second.status == NominationStatus.PROPOSED


def test_a_nominee_declines_with_a_reason_that_the_author_reads(cast: Cast) -> None:
    nomination = nominated(award_round(cast), of_project(cast.other_project), by=cast.carla)
    with pytest.raises(Refused) as without_reason:
        decline(nomination, " ", by=cast.emil)
    assert refused(without_reason) == Impossible.REASON_MISSING
    decline(nomination, "Bu yıl olmaz.", by=cast.emil)
    assert status_of(nomination) == NominationStatus.DECLINED
    assert "Bu yıl olmaz." in texts_to(cast.carla)[-1]


def test_words_that_change_are_agreed_to_once_more(cast: Cast) -> None:
    whom = Whom(Nominee.TWINNING, twinning(cast).id)
    nomination = nominated(award_round(cast), whom, by=cast.dana)
    seen = nomination.version
    change(nomination, About(whom, "Noch ein Satz.", "de"), by=cast.dana)
    with pytest.raises(Refused) as outdated:
        agree(nomination, by=cast.gero, seen=seen)
    assert refused(outdated) == AwardRefusal.CHANGED_SINCE
    change(nomination, About(whom, "Bizim cümlemiz.", "tr"), by=cast.gero)
    assert nomination.agreed_sides == ["other"]
    agree(nomination, by=cast.carla, seen=nomination.version)
    with pytest.raises(Refused) as too_late:
        change(nomination, About(whom, "Doch anders.", "de"), by=cast.dana)
    assert refused(too_late) == AwardRefusal.TOO_LATE_TO_CHANGE


def test_dates_close_nominations_and_the_time_of_the_jury(cast: Cast) -> None:
    round_ = award_round(cast)
    waits = nominated(round_, of_project(cast.other_project), by=cast.carla)
    counts = nomination_in(cast, round_)
    keep_dates()
    assert status_of(round_) != RoundStatus.JUDGING
    a_minute = timedelta(minutes=1)
    round_.nominate_until = round_.agree_until = now() - a_minute
    db.session.commit()
    with pytest.raises(Refused) as late:
        agree(waits, by=cast.emil)
    assert refused(late) == AwardRefusal.TOO_LATE
    with pytest.raises(Refused) as too_late:
        decline(waits, "Nein", by=cast.emil)
    assert refused(too_late) == AwardRefusal.TOO_LATE
    keep_dates()
    keep_dates()
    assert status_of(round_) == RoundStatus.JUDGING
    assert (waits.status, counts.status) == (NominationStatus.EXPIRED, NominationStatus.AGREED)
    assert f"/nominations/{waits.id}" in texts_to(cast.carla)[-1]
    round_.judge_until = now() - a_minute
    keep_dates()
    assert status_of(round_) == RoundStatus.JUDGED


def test_a_nominee_who_has_not_answered_is_reminded_once_per_step_before_the_deadline(cast: Cast) -> None:
    round_ = award_round(cast)
    nominated(round_, of_project(cast.other_project), by=cast.carla)
    nomination_in(cast, round_)  # it has an answer
    round_.agree_until = now() + timedelta(days=8)
    remind_nominees()
    assert emails(":remind:") == []
    round_.agree_until = now() + timedelta(days=6, hours=23)
    for nomination in told_of(round_):
        nomination.status_since = now() - timedelta(days=9)
    remind_nominees()
    remind_nominees()
    assert emails(":remind:") == [("emil", "tr")]
    round_.agree_until = now() + timedelta(days=1)
    remind_nominees()
    assert emails(":remind:") == [("emil", "tr"), ("emil", "tr")]
    assert "LEAH Ödülü 2027" in texts_to(cast.emil)[-1]


def test_of_two_towns_the_side_that_has_not_answered_is_reminded(cast: Cast) -> None:
    round_ = award_round(cast)
    whom = Whom(Nominee.TWINNING, twinning(cast).id)
    nomination = nominated(round_, whom, by=cast.dana)
    nomination.status_since = now() - timedelta(days=9)
    round_.agree_until = now() + timedelta(days=2)
    remind_nominees()
    assert emails(":remind:") == [("gero", "tr"), ("emil", "tr")]


def test_the_result_is_published_once_with_a_laureate(cast: Cast) -> None:
    round_ = award_round(cast)
    won = nomination_in(cast, round_)
    lost = nomination_in(cast, round_, cast.other_project)
    with pytest.raises(Refused) as too_early:
        name_laureate(won, 1, REASONS)
    assert refused(too_early) == AwardRefusal.NOT_DECIDING
    advance(cast, round_, RoundStep.END_JUDGING)
    name_laureate(won, 1, REASONS)
    unname(won)
    with pytest.raises(Refused) as nobody:
        take_step(round_, RoundStep.PUBLISH, by=cast.dana)
    assert refused(nobody) == AwardRefusal.NO_LAUREATE
    name_laureate(won, 1, REASONS)
    take_step(round_, RoundStep.PUBLISH, by=cast.dana)
    with pytest.raises(Refused) as again:
        take_step(round_, RoundStep.PUBLISH, by=cast.ada)
    assert refused(again) == Impossible.ALREADY_TAKEN
    assert round_.figures == {"regions": {"bursa": [1, 0], "hessen": [1, 1]}, "languages": {"de": [2, 1]}}
    assert "/laureates/" in texts_to(cast.carla)[-1]
    assert "Çınar altında" in texts_to(cast.emil)[-1]
    assert "/laureates/" not in texts_to(cast.emil)[-1]
    assert (won.code is not None, lost.code) == (True, None)


def test_a_laureate_stays_when_the_project_goes_and_can_be_revoked(cast: Cast) -> None:
    won = laureate(cast)
    assert laurels_of_project(cast.project.id) == laurels_of_region("hessen") == [won]
    assert laurels_of_region("bursa") == []
    assert won.code
    assert find_certificate(won.code) is won
    with pytest.raises(Refused) as too_late:
        withdraw(won, by=cast.carla)
    assert refused(too_late) == AwardRefusal.TOO_LATE_TO_CHANGE
    revoke(won)
    db.session.flush()
    assert laurels_of_project(cast.project.id) == []
    assert find_certificate(won.code) is won


def test_only_laureates_are_revoked(cast: Cast) -> None:
    nomination = nomination_in(cast, award_round(cast))
    with pytest.raises(Refused) as none:
        revoke(nomination)
    assert refused(none) == AwardRefusal.NOT_AGREED


def test_a_cancelled_round_tells_authors_and_nominees_why(cast: Cast) -> None:
    round_ = award_round(cast)
    nominated(round_, of_project(cast.other_project), by=cast.carla)
    take_step(round_, RoundStep.CANCEL, "Es fehlt die Jury.", by=cast.dana)
    assert "Es fehlt die Jury." in texts_to(cast.emil)[-1]
    assert "Es fehlt die Jury." in texts_to(cast.carla)[-1]
    with pytest.raises(Refused) as over:
        change_round(round_, described())
    assert refused(over) == AwardRefusal.TOO_LATE_TO_CHANGE


def test_what_the_jury_judges_by_stays_once_it_is_at_work(cast: Cast) -> None:
    round_ = award_round(cast, RoundStep.BEGIN_JUDGING)
    for change_parts in (set_categories, set_criteria):
        with pytest.raises(Refused) as late:
            change_parts(round_, [])
        assert refused(late) == AwardRefusal.TOO_LATE_TO_CHANGE
    later = Dates(*(moment + timedelta(days=30) for moment in round_.dates.known))
    change_round(round_, described(nominees=[Nominee.PROJECT], dates=later))
    assert round_.nominees == [*map(str, Nominee)]
    assert round_.dates == later


def test_how_missing_scores_count_stays_once_the_jury_is_at_work_and_the_quorum_once_it_is_done(cast: Cast) -> None:
    round_ = award_round(cast, RoundStep.BEGIN_JUDGING)
    otherwise = described(quorum=5, missing_scores=MissingScores.LOWEST)
    change_round(round_, otherwise)
    assert (round_.quorum, round_.missing_scores) == (5, MissingScores.LEAVE_OUT)
    advance(cast, round_, RoundStep.END_JUDGING)
    change_round(round_, described(quorum=1, titles={"de": "Preis LEAH"}))
    assert (round_.quorum, round_.titles) == (5, {"de": "Preis LEAH"})


@pytest.mark.parametrize(
    "change_it",
    [
        lambda round_: set_criteria(round_, []),
        lambda round_: set_criteria(round_, [Row({"de": "Alles"}, 40)]),
        lambda round_: change_round(round_, described(dates=Dates())),
        lambda round_: change_round(round_, described(nominees=[])),
    ],
)
def test_a_round_that_is_open_keeps_what_it_needs_to_end(cast: Cast, change_it: Callable[[AwardRound], None]) -> None:
    round_ = award_round(cast)
    with pytest.raises(Refused) as emptied:
        change_it(round_)
    assert refused(emptied) == AwardRefusal.NOT_READY


def test_two_rows_with_one_number_are_two_criteria(cast: Cast) -> None:
    round_ = award_round(cast)
    number = round_.criteria[0].id
    set_criteria(round_, [Row({"de": name}, 50, number) for name in ("Eins", "Zwei")])
    db.session.commit()
    assert [each.names["de"] for each in round_.criteria] == ["Eins", "Zwei"]


def test_pictures_of_laureates_are_asked_for_anew(cast: Cast) -> None:
    won = laureate(cast)
    won.picture_ids = [99]
    renew_pictures()
    assert won.picture_ids == []


def test_categories_keep_their_number_in_another_order_and_go_when_they_are_left_out(cast: Cast) -> None:
    round_ = award_round(cast)
    set_categories(round_, [Row({"de": "Schulen"}), Row({"de": "Vereine"}), Row({"de": "Familien"})])
    db.session.commit()
    schools, clubs, _families = round_.categories
    set_categories(round_, [Row({"de": "Vereine"}, number=clubs.id), Row({"de": "Alle Schulen"}, number=schools.id)])
    db.session.commit()
    db.session.refresh(round_)
    assert [(each.id, each.names["de"]) for each in round_.categories] == [
        (clubs.id, "Vereine"),
        (schools.id, "Alle Schulen"),
    ]


def test_whoever_has_withdrawn_meanwhile_is_not_awarded(cast: Cast) -> None:
    round_ = award_round(cast)
    nomination = nomination_in(cast, round_)
    advance(cast, round_, RoundStep.END_JUDGING)
    nomination.status = NominationStatus.WITHDRAWN
    with pytest.raises(Refused) as refused:
        name_laureate(nomination, 1, REASONS)
    assert refused.value.code == AwardRefusal.NOT_AGREED


def test_what_visitors_do_not_see_is_not_awarded(cast: Cast) -> None:
    round_ = award_round(cast)
    hidden, seen = nomination_in(cast, round_), nomination_in(cast, round_, cast.other_project, by=cast.gero)
    advance(cast, round_, RoundStep.END_JUDGING)
    name_laureate(seen, 1, REASONS)
    cast.project.is_public = False
    with pytest.raises(Refused) as naming:
        name_laureate(hidden, 2, REASONS)
    assert refused(naming) == AwardRefusal.NOT_PUBLIC
    cast.other_project.is_public = False
    with pytest.raises(Refused) as publishing:
        take_step(round_, RoundStep.PUBLISH, by=cast.dana)
    assert refused(publishing) == AwardRefusal.NOT_PUBLIC
    cast.other_project.is_public = True
    take_step(round_, RoundStep.PUBLISH, by=cast.dana)
    assert (status_of(round_), bool(seen.code), hidden.code) == (RoundStatus.PUBLISHED, True, None)


def test_a_draft_that_its_author_gives_up_is_read_by_nobody(cast: Cast) -> None:
    round_ = award_round(cast)
    nomination = drafted(round_, of_project(cast.other_project), by=cast.carla)
    withdraw(nomination, by=cast.carla)
    db.session.commit()
    assert (list(told_of(round_)), concerning(cast.emil), list(made_by(cast.carla))) == ([], [], [])
    assert texts_to(cast.emil) == []


@pytest.mark.parametrize("end", [RoundStep.CANCEL, None])
def test_words_are_not_completed_once_nobody_can_answer(cast: Cast, end: RoundStep | None) -> None:
    round_ = award_round(cast)
    nomination = nominated(round_, of_project(cast.other_project), by=cast.carla)
    if end:
        take_step(round_, end, "Kein Geld.", by=cast.dana)
    else:
        round_.agree_until = now() - timedelta(seconds=1)
    n_emails = len(texts_to(cast.emil))
    with pytest.raises(Refused) as late:
        change(nomination, About(of_project(cast.other_project), "Noch mehr.", "de"), by=cast.emil)
    assert refused(late) == AwardRefusal.TOO_LATE
    assert (status_of(nomination), len(texts_to(cast.emil))) == (NominationStatus.PROPOSED, n_emails)
