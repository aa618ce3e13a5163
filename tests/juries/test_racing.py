"""Two jurors, two windows, a deadline: what happens at the same moment happens once, and whole."""

from collections.abc import Callable
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import insert, select

from portal.awards.models import Nomination
from portal.core.db import db
from portal.core.refusal import Refused
from portal.juries.actions.closing import close
from portal.juries.actions.scoring import hand_in
from portal.juries.models import Jury, JuryMember, JurySheet
from portal.juries.rules.members import MOST_MEMBERS, NUMBERS
from tests.builders.juries import items, judging, member, members, person_of, score
from tests.builders.races import WON, answer_code, answers_at_once, at_once
from tests.cast import Cast
from tests.page_reading import sent_by

pytestmark = pytest.mark.several_connections


def handed_in() -> list[tuple[int, int]]:
    """Member and nomination."""
    db.session.rollback()
    query = select(JurySheet.member_id, JurySheet.nomination_id).where(JurySheet.handed_in_at.is_not(None))
    return sorted((who, item) for who, item in db.session.execute(query))


def test_two_jurors_who_hand_in_at_once_both_do(cast: Cast) -> None:
    jury = judging(cast)
    elio, jaroslawa = members(jury, ["Elio", "Jaroslawa"])
    first, second, _ = items(jury)
    for who in (elio, jaroslawa):
        score(jury, who, first, 4, 4)
        score(jury, who, second, 2, 5)
    expected = sorted((who.id, item.id) for who in (elio, jaroslawa) for item in (first, second))
    browsers = [cast.signed_in(person_of(who)) for who in (elio, jaroslawa)]
    assert answers_at_once(browsers, [f"/de/jury/{jury.round_id}/hand-in"] * 2) == [303, 303]
    assert handed_in() == expected


def test_of_two_windows_of_one_juror_one_hands_in_and_a_late_draft_changes_nothing(cast: Cast) -> None:
    jury = judging(cast)
    elio, (item, *_) = member(jury, "Elio"), items(jury)
    score(jury, elio, item, 4, 4)
    path = f"/de/jury/{jury.round_id}/nominations/{item.id}"
    radio = {f"criterion_{each.id}": "4" for each in jury.round.criteria}
    browsers, both = [cast.signed_in(person_of(elio)) for _ in range(2)], (elio.id, item.id)
    assert sorted(answers_at_once(browsers, [f"{path}/hand-in"] * 2, radio)) == [303, 409]
    assert handed_in() == [both]
    late = browsers[0].post(path, data=dict.fromkeys(radio, "1"))
    assert late.status_code == 409
    assert db.session.scalars(select(JurySheet)).one().by_criterion == {int(name[10:]): 4 for name in radio}


def test_whoever_hands_in_while_the_jury_closes_is_in_the_result_or_told_that_it_is_closed(
    cast: Cast, app: Flask
) -> None:
    jury = judging(cast)
    elio, (item, *_) = member(jury, "Elio"), items(jury)
    score(jury, elio, item, 4, 4)
    number, who, what = jury.round_id, elio.id, item.id
    outcome, closed = at_once(app, [partial(_hand_in, number, who, what), partial(_close, number)])
    db.session.rollback()
    result = db.session.get_one(Jury, number).result
    assert closed == WON
    assert result is not None
    assert len(result["scores"]) == len(handed_in()) == (1 if outcome == WON else 0)


@pytest.mark.parametrize("has_draft", [True, False])
def test_whoever_is_dismissed_while_she_hands_in_is_a_juror_with_a_sheet_or_none(cast: Cast, has_draft: bool) -> None:
    jury = judging(cast)
    elio, (item, *_) = member(jury, "Elio"), items(jury)
    if has_draft:
        score(jury, elio, item, 4, 4)
    radio = {f"criterion_{each.id}": "4" for each in jury.round.criteria}
    paths = [
        f"/de/jury/{jury.round_id}/nominations/{item.id}/hand-in",
        f"/de/award-rounds/{jury.round_id}/jury/members/{elio.id}/dismiss",
    ]
    both = (elio.id, item.id)
    codes = answers_at_once([cast.signed_in(person_of(elio)), cast.signed_in(cast.dana)], paths, radio)
    assert codes in ([303, 409], [404, 303], [409, 303])
    assert handed_in() == ([both] if codes[0] == 303 else [])


def test_of_two_organisers_who_appoint_the_same_juror_one_does(cast: Cast) -> None:
    jury = judging(cast)
    browsers, path = (
        [cast.signed_in(person) for person in (cast.dana, cast.ada)],
        f"/de/award-rounds/{jury.round_id}/jury",
    )
    for email in ("wanda@jury.example", cast.emil.email):
        typed = {"member-email": email, "member-name": "Wanda", "member-region": "bursa", "member-language": "pl"}
        forms = [sent_by(browser.get(path), "/members", **typed) for browser in browsers]
        clicks = zip(browsers, forms, strict=True)
        codes = at_once(cast.app, [partial(answer_code, browser, f"{path}/members", form) for browser, form in clicks])
        assert sorted(codes) == [303, 409]
    db.session.expire_all()
    assert sorted(person_of(each).name for each in db.session.get_one(Jury, jury.round_id).members) == ["Emil", "Wanda"]


def test_the_last_place_of_a_jury_is_given_once(cast: Cast) -> None:
    jury = judging(cast)
    numbers = NUMBERS[: MOST_MEMBERS - 1]
    rows = [{"round_id": jury.round_id, "number": number, "region_key": "hessen"} for number in numbers]
    db.session.execute(insert(JuryMember), rows)
    db.session.commit()
    path, typed = f"/de/award-rounds/{jury.round_id}/jury/members", {"member-region": "bursa", "member-language": "de"}
    clicks = [
        (cast.signed_in(by), {**typed, "member-email": whom.email or ""})
        for by, whom in ((cast.dana, cast.emil), (cast.ada, cast.carla))
    ]
    codes = at_once(cast.app, [partial(answer_code, browser, path, form) for browser, form in clicks])
    db.session.expire_all()
    assert (sorted(codes), len(db.session.get_one(Jury, jury.round_id).members)) == ([303, 409], MOST_MEMBERS)


def _hand_in(number: int, who: int, what: int) -> str:
    jury, nomination = db.session.get_one(Jury, number), db.session.get_one(Nomination, what)
    return _tried(partial(hand_in, jury, db.session.get_one(JuryMember, who), [nomination]))


def _close(number: int) -> str:
    return _tried(partial(close, db.session.get_one(Jury, number)))


def _tried(act: Callable[[], object]) -> str:
    try:
        act()
        db.session.commit()
    except Refused as refused:
        db.session.rollback()
        return str(refused.code)
    return WON
