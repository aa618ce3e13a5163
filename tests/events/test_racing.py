"""Two organisers decide about the same application at the same moment."""

import pytest
from flask import Flask
from sqlalchemy import delete, func, select

from portal.core.db import db
from portal.core.mail.models import Email
from portal.events.models import Application, ApplicationEntry
from portal.events.rules.codes import ApplicationStatus
from tests.builders.events import applied, opened
from tests.builders.races import answers_at_once
from tests.cast import Cast


@pytest.mark.several_connections
def test_one_decides_and_one_email_is_written(app: Flask, cast: Cast) -> None:
    application = applied(opened(cast), cast.school_class)
    browsers = [cast.signed_in(cast.dana), cast.signed_in(cast.ada)]
    address = f"/de/applications/{application.id}/decide"
    codes = answers_at_once(browsers, [f"{address}/accept", f"{address}/decline"], {"codes": ["full"]})
    assert sorted(codes) == [303, 409]
    db.session.refresh(application)
    won = ApplicationStatus.ACCEPTED if codes[0] == 303 else ApplicationStatus.DECLINED
    assert application.status == won
    numbers = [db.session.scalar(select(func.count()).select_from(each)) for each in (ApplicationEntry, Email)]
    assert numbers == [1, 1]


@pytest.mark.several_connections
def test_a_draft_that_is_handed_in_and_deleted_at_once_is_there_or_was_not_handed_in(app: Flask, cast: Cast) -> None:
    event = opened(cast)
    browsers = [cast.signed_in(cast.carla) for _ in range(2)]
    for _round in range(4):
        address = f"/de/applications/{applied(event, cast.school_class, ApplicationStatus.DRAFT).id}"
        codes = answers_at_once(browsers, [f"{address}/hand_in", f"{address}/discard"])
        db.session.expire_all()
        left = db.session.scalars(select(Application.status)).all()
        is_handed_in = codes[0] == 303
        assert (left, codes[1]) == (([ApplicationStatus.HANDED_IN], 409) if is_handed_in else ([], 303))
        db.session.execute(delete(Application))
        db.session.commit()
