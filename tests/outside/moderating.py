"""Two coordinators of one region and a contribution that both of them publish at the same moment.

`python -m tests.outside.moderating prepare | reset NUMBER | verify NUMBER` on a demo that the environment names. `prepare`
prints path, body and cookies for a tool that sends many requests at once; `reset` puts the contribution back into the queue;
`verify` ends with 1 unless it was published exactly once since, with everything that belongs to it.
"""

import sys
from collections import Counter

from flask import Flask, session
from flask_wtf.csrf import generate_csrf
from sqlalchemy import select

from portal.accounts.actions.invitations import invite
from portal.accounts.models import Person
from portal.accounts.views.session import start_session
from portal.app import create_app
from portal.contributions.actions.steps import Explanation, take_step
from portal.contributions.models import Contribution, ContributionEntry
from portal.contributions.rules import Status, Step
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.web.access import Role
from tests.outside.wholeness import flaws

FIRST, SECOND = "coordinator-de@demo.example", "deputy-de@demo.example"
PLANTED = "the same in both sessions"  # so that one body serves both


def prepare(app: Flask) -> None:
    invite(email=SECOND, role=Role.COORDINATOR, name="Vertretung", language="de", regions=["hessen"], reads=["de"])
    db.session.commit()
    waiting = select(Contribution.id).filter_by(status=Status.IN_REVIEW, region_key="hessen").order_by(Contribution.id)
    with app.test_request_context():
        session["csrf_token"] = PLANTED
        print(f"/de/moderation/{db.session.scalar(waiting)}/publish")
        print(f"csrf_token={generate_csrf()}")
    print(";;".join(_cookie(app, _person(email)) for email in (FIRST, SECOND)))


def reset(contribution: Contribution) -> list[str]:
    if contribution.status != Status.IN_REVIEW:
        take_step(contribution, Step.RECONSIDER, by=_person(FIRST), explanation=Explanation(text="Again"))
    db.session.commit()
    return []


def verify(contribution: Contribution) -> list[str]:
    """What is wrong; nothing when one decision was made, one entry written and one email posted each time."""
    entries = list(db.session.scalars(select(ContributionEntry).filter_by(contribution_id=contribution.id)))
    steps = Counter(entry.step for entry in entries)
    mails = set(db.session.scalars(select(Email.event)))
    wrong = list(flaws())
    if contribution.status != Status.PUBLISHED or steps[Step.PUBLISH] != steps[Step.RECONSIDER] + 1:
        wrong.append(f"{contribution.status} after {steps}")
    wanted = {f"contribution-entry:{entry.id}" for entry in entries if entry.step == Step.PUBLISH}
    return wrong + [f"no email for {event}" for event in sorted(wanted - mails)]


def _cookie(app: Flask, person: Person) -> str:
    """A session as signing in makes it."""
    with app.test_request_context():
        start_session(person)
        db.session.commit()
        session["csrf_token"] = PLANTED
        answer = app.response_class()
        app.session_interface.save_session(app, session, answer)
        return answer.headers["Set-Cookie"].partition(";")[0]


def _person(email: str) -> Person:
    return db.session.scalars(select(Person).filter_by(email=email)).one()


def main(what: str, number: str = "0") -> int:
    app = create_app({"JOBS_IN_PROCESS": False})
    with app.app_context():
        if what == "prepare":
            prepare(app)
            return 0
        contribution = db.session.get_one(Contribution, int(number))
        wrong = verify(contribution) if what == "verify" else reset(contribution)
        print("\n".join(wrong))
        return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
