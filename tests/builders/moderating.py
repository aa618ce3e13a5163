"""Dana's queue as she sees it: what waits, and the buttons of a page."""

from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.accounts.models import Person
from portal.contributions.actions.steps import take_step
from portal.contributions.models import Contribution
from portal.contributions.rules import Step
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import existing
from tests.cast import Cast
from tests.page_reading import parsed, sent_by


class Queue:
    """Puts contributions of Anna, or of another author, into review; `hours` is how long they have been there."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def __call__(
        self, title: str = "Der Fluss", *, author: Person | None = None, hours: float = 1, language: str = "de"
    ) -> Contribution:
        contribution = self.cast.contribution(author, title=title, status="submitted")
        contribution.language = language
        take_step(contribution, Step.FORWARD, by=existing(contribution.school_class.teacher))
        contribution.status_since = now() - timedelta(hours=hours)
        db.session.commit()
        return contribution


def titles(page: TestResponse) -> list[str]:
    """The titles of a list, in its order."""
    return ["".join(link.itertext()) for link in parsed(page).iter("a") if link.get("class") == "row-title"]


def press(browser: FlaskClient, contribution: Contribution, step: str, **typed: Any) -> TestResponse:
    """Presses the button of a step on the page of a contribution, as it stands there."""
    page = browser.get(f"/en/moderation/{contribution.id}")
    assert page.status_code == 200
    form = sent_by(page, f"/moderation/{contribution.id}/{step}", **typed)
    return browser.post(f"/en/moderation/{contribution.id}/{step}", data=form)


def buttons(page: TestResponse) -> set[str]:
    """The last parts of the addresses to which the forms of a page lead."""
    addresses = [str(form.get("action")) for form in parsed(page).iter("form") if form.get("action")]
    return {address.partition("?")[0].rpartition("/")[2] for address in addresses} - {"sign-out"}
