"""Two people show and hide the same exhibition at once: it is one or the other, and both get an answer."""

from functools import partial

import pytest
from flask import Flask

from portal.core.db import db
from portal.exhibitions.models import Exhibition
from tests.builders.exhibiting import exhibitable, exhibition
from tests.builders.races import answer_code, at_once
from tests.cast import Cast

pytestmark = pytest.mark.several_connections


def test_shown_hidden_and_given_another_work_at_once(app: Flask, cast: Cast) -> None:
    made, other = exhibition(cast, exhibitable(cast, "Der Fluss")), exhibitable(cast, "Das Wehr")
    number, version = made.id, made.version
    path, browsers = f"/de/exhibitions/{made.id}", [cast.signed_in(cast.dana) for _ in range(3)]
    clicks = zip(browsers, ("publish", "hide", "works"), (None, None, {"works": other.id}), strict=True)
    codes = at_once(app, [partial(answer_code, browser, f"{path}/{step}", form) for browser, step, form in clicks])
    db.session.expire_all()
    assert (codes, db.session.get_one(Exhibition, number).version) == ([303] * 3, version + 1)
    assert [exhibit.position for exhibit in db.session.get_one(Exhibition, number).exhibits] == [0, 1]


def test_one_that_is_deleted_meanwhile_is_not_there(app: Flask, cast: Cast) -> None:
    path = f"/de/exhibitions/{exhibition(cast, exhibitable(cast, 'Der Fluss')).id}"
    browsers = [cast.signed_in(cast.dana) for _ in range(3)]
    clicks = zip(browsers, ("delete", "delete", "publish"), strict=True)
    codes = at_once(app, [partial(answer_code, browser, f"{path}/{step}") for browser, step in clicks])
    assert (sorted(codes[:2]), codes[2] in (303, 404)) == ([303, 404], True)
