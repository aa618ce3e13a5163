"""One-click sign-in of the demo; these routes exist in demo mode only."""

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from portal.accounts.models import Person
from portal.accounts.views.session import start_session
from portal.classes.models import SchoolClass
from portal.contributions.models import Author, Contribution
from portal.contributions.rules import Status
from portal.core.db import db
from portal.core.web.access import Role, open_to_everyone
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.demo.content import REGIONS
from portal.demo.people import DOMAIN

routes = Routes()


@routes.post("/sign-in/<any({}):role>".format(",".join(Role)))
@open_to_everyone
def sign_in(role: str) -> ResponseReturnValue:
    """Signs in as an invented person of the region whose language the page speaks."""
    person = find_persona(Role(role), language() if language() in REGIONS else "de") or abort(404)
    start_session(person)
    return redirect(url_for("dashboard.show"), 303)


def find_persona(role: Role, lang: str) -> Person | None:
    if role == Role.STUDENT:
        returned = select(Author.person_id).join(Contribution, Contribution.id == Author.contribution_id)
        returned = returned.where(Contribution.language == lang, Contribution.status == Status.RETURNED)
        return db.session.scalar(select(Person).where(Person.id.in_(returned)).order_by(Person.id).limit(1))
    if role == Role.TEACHER:
        return _teacher_with_submissions(lang)
    mailbox = "admin" if role == Role.ADMINISTRATOR else f"coordinator-{lang}"
    return db.session.scalar(select(Person).filter_by(email=f"{mailbox}@{DOMAIN}"))


def _teacher_with_submissions(lang: str) -> Person | None:
    waiting = select(SchoolClass.teacher_id).join(Contribution, Contribution.class_id == SchoolClass.id)
    waiting = waiting.where(Contribution.language == lang, Contribution.status == Status.SUBMITTED)
    return db.session.scalar(select(Person).where(Person.id.in_(waiting)).order_by(Person.id).limit(1))
