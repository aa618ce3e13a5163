"""Dana and a colleague change or remove the same in one moment: nothing is lost in silence, and no page breaks."""

from datetime import date, timedelta
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import delete, update

from portal.accounts.models import DaysAway, Person
from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible
from portal.moderation.actions import absences
from portal.moderation.actions.notes import change_note
from portal.moderation.actions.texts import Wording, change_text
from portal.moderation.models import ReasonText, ReviewNote
from portal.moderation.rules import ModerationRefusal
from tests.builders.moderating import Queue
from tests.builders.races import at_once
from tests.cast import Cast

A_DAY = timedelta(days=1)
BEHIND = {"synchronize_session": False}  # what is in memory does not notice, as when somebody else did it


def template(cast: Cast) -> ReasonText:
    text = ReasonText(region_key="hessen", language="de", title="Ton", text="Der Ton fehlt.", by_id=cast.dana.id)
    db.session.add(text)
    db.session.commit()
    return text


def test_of_two_who_change_a_template_the_second_one_is_refused(cast: Cast) -> None:
    text = template(cast)
    assert text.version == 1
    db.session.execute(update(ReasonText).values(text="Von Doris.", version=2), execution_options=BEHIND)
    with pytest.raises(Refused) as refused:
        change_text(text, Wording("de", "Ton", "Von Dana."), by=cast.dana)
    assert refused.value.code == Impossible.ALREADY_TAKEN
    db.session.expire_all()
    assert text.text == "Von Doris."


def test_a_note_that_was_deleted_in_another_window_is_not_changed(cast: Cast, waiting: Queue) -> None:
    note = ReviewNote(contribution_id=waiting().id, region_key="hessen", by_id=cast.dana.id, text="Alt.", language="de")
    db.session.add(note)
    db.session.commit()
    assert note.text == "Alt."
    db.session.execute(delete(ReviewNote), execution_options=BEHIND)
    with pytest.raises(Refused):
        change_note(note, "Neu.", by=cast.dana)


def test_an_absence_that_has_been_forgotten_is_not_ended(cast: Cast) -> None:
    absence = DaysAway(person_id=cast.dana.id, start=today() - A_DAY, end=today())
    db.session.add(absence)
    db.session.commit()
    assert absence.end == today()
    db.session.execute(delete(DaysAway), execution_options=BEHIND)
    with pytest.raises(Refused):
        absences.end(absence)


@pytest.mark.several_connections
def test_of_two_who_name_each_other_in_one_moment_one_is_refused(app: Flask, cast: Cast) -> None:
    dana, gero = cast.dana.id, cast.gero.id

    def leave(who: int, substitute: int, day: date) -> str:
        people = [db.session.get_one(Person, number) for number in (who, substitute)]
        try:
            absences.be_away(people[0], absences.Days(day, day), people[1])
            db.session.commit()
        except Refused as refusal:
            db.session.rollback()
            return str(refusal.code)
        return "away"

    for number in range(6):
        day = today() + number * A_DAY
        answers = at_once(app, [partial(leave, dana, gero, day), partial(leave, gero, dana, day)])
        assert sorted(answers) == ["away", ModerationRefusal.SUBSTITUTE_AWAY]
