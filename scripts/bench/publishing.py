"""A coordinator who publishes at a steady pace, in a process of its own: `python -m scripts.bench.publishing`.

Reads seconds between publications and ports of the nodes from its arguments; prints, for each publication, the seconds
after which the last home page still lacked it.
"""

import http.client
import sys
import time

from sqlalchemy import select

from portal.accounts.models import Person
from portal.app import create_app
from portal.contributions.actions.steps import take_step
from portal.contributions.models import Contribution
from portal.contributions.rules import Status, Step
from portal.core.db import db
from portal.core.web.access import Role

LOOKS, PAUSE = 8, 0.03  # home pages of each node that must show it in a row; seconds between them


def publish(pace: float, ports: list[int]) -> None:
    app = create_app({"JOBS_IN_PROCESS": False})
    due = time.monotonic()
    while True:
        due += pace
        time.sleep(max(0.0, due - time.monotonic()))
        with app.app_context():
            number = _publish_next()
        committed = time.monotonic()
        print(round(_last_without(number, ports, committed) - committed, 3), flush=True)


def _publish_next() -> int:
    query = select(Contribution).where(Contribution.status == Status.IN_REVIEW).order_by(Contribution.id)
    contribution = db.session.scalars(query.limit(1)).one()
    take_step(contribution, Step.PUBLISH, by=coordinator_of(contribution))
    db.session.commit()
    return contribution.id


def coordinator_of(contribution: Contribution) -> Person:
    people = db.session.scalars(select(Person).filter_by(role=Role.COORDINATOR))
    return next(person for person in people if contribution.region_key in person.region_keys)


def _last_without(number: int, ports: list[int], committed: float) -> float:
    """When a home page was last seen without the contribution; two seconds later at the latest."""
    last, shown = committed, 0
    while shown < LOOKS * len(ports) and time.monotonic() < committed + 2:
        asked = time.monotonic()
        if _shows(ports[shown % len(ports)], number):
            shown += 1
        else:
            last, shown = asked, 0
        time.sleep(PAUSE)
    return last


def _shows(port: int, number: int) -> bool:
    """On a new connection, so that every process of the node is met."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/de/")
    body = connection.getresponse().read()
    connection.close()
    return f'/de/contributions/{number}"'.encode() in body


if __name__ == "__main__":
    publish(float(sys.argv[1]), [int(port) for port in sys.argv[2:]])
