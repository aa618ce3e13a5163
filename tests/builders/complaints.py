"""Emil, who is nobody here, reports what Anna and Carla show."""

from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from portal.accounts.models import Person
from portal.complaints.actions.reporting import Told, report
from portal.complaints.models import Case, Complaint
from portal.complaints.queries.items import Item
from portal.complaints.rules.codes import Category, Kind
from portal.contributions.actions.steps import take_step
from portal.contributions.models import Contribution
from portal.contributions.rules import Step
from portal.core.db import db
from portal.projects.models import Project
from tests.cast import Cast
from tests.page_reading import sent_by

TYPED = {"category": "dangerous", "text": "Bu tehlikeli. http://evil.example", "email": "deniz@evim.example"}


def published(cast: Cast, title: str = "Der Fluss") -> Contribution:
    """By Dana, as everything is."""
    contribution = cast.contribution(status="in_review", title=title)
    take_step(contribution, Step.PUBLISH, by=cast.dana)
    db.session.commit()
    return contribution


def reported(thing: Contribution | Project, category: str = "dangerous", email: str = "") -> Case:
    """A case about it, with one report more."""
    kind = Kind.CONTRIBUTION if isinstance(thing, Contribution) else Kind.PROJECT
    told = Told(Category(category), "Bu tehlikeli.", email, "tr")
    case = report(Item(kind, thing.id, thing), told).case
    db.session.commit()
    return case


def send_report(browser: FlaskClient, kind: str, number: int, **typed: str) -> TestResponse:
    """Fills in the form as a visitor who reads Turkish."""
    path = f"/tr/report/{kind}/{number}"
    return browser.post(path, data=sent_by(browser.get(path), "", **{**TYPED, **typed}))


def only_complaint() -> Complaint:
    return db.session.scalars(select(Complaint)).one()


class Desk:
    """Somebody of the coordination in front of a case, in English."""

    def __init__(self, cast: Cast, case: Case) -> None:
        self.cast, self.path = cast, f"/en/reports/{case.id}"

    def page(self, by: Person) -> TestResponse:
        return self.cast.signed_in(by).get(self.path)

    def take(self, by: Person, step: str, **typed: Any) -> TestResponse:
        fields = {f"{step}-{name}": words for name, words in typed.items()}
        return self.cast.signed_in(by).post(f"{self.path}/{step}", data=fields)
