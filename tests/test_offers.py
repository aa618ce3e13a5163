"""Nobody is offered what will be refused: in each situation, every form of every page is sent, and no rule says no."""

import os
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import html5lib
import pytest
from flask import Flask
from sqlalchemy import Connection
from werkzeug.datastructures import MultiDict

from portal.core.clock import now, today
from portal.core.db import db
from portal.matching.models import Block
from portal.projects.models import Project
from portal.projects.rules import Status as ProjectStatus
from portal.regions.actions import set_status
from portal.regions.queries import get_region
from portal.regions.rules import Status
from portal.schools.models import Membership
from tests.databases import forget_everything, one_transaction, rolled_back
from tests.page_reading import forms_as_filled
from tests.test_access import VISITORS, World, table

Situation = Callable[[World], None]
REASON = "Weil es so ist."
SUSPENDED = "The partnership with this region is suspended at the moment."
TYPED = {"textarea": REASON, "text": "Ein Wort", "email": "new@school.example", "search": "", "tel": ""}
WITHOUT_FORMS = {"static", "healthz", "readyz", "metrics", "site.robots", "site.site_map", "site.site_map_part",
                 "site.home", "site.gallery", "site.projects", "site.regions", "site.region", "site.search",
                 "holidays.plan", "holidays.plan_file", "schools.suggest", "classes.cards", "classes.card", "classes.poster",
                 "contributions.medium", "balance.show_xlsx"}  # fmt: skip
THE_SAME_ALWAYS = ("accounts.", "classes.show_", "classes.type_", "schools.confirm_from", "funding.", "holidays.")
LEFT_ALONE = ("/sign-out", "/demo/")


def _membership(world: World, **values: Any) -> None:
    membership = db.session.get_one(Membership, (world.carla.id, world.school.id))
    for name, value in values.items():
        setattr(membership, name, value)


def as_it_is(_world: World) -> None:
    pass


def carlas_address_is_not_proven(world: World) -> None:
    world.carla.email_confirmed_at = None


def carla_waits_for_her_school(world: World) -> None:
    _membership(world, confirmed_at=None)


def carla_is_declined(world: World) -> None:
    _membership(world, confirmed_at=None, declined_at=now())


def carlas_membership_has_ended(world: World) -> None:
    _membership(world, ended_at=now())


def carla_has_another_name(world: World) -> None:
    _membership(world, asked_name="Carla", asked_email="carla@school.example")
    world.carla.name = "Somebody Else"


def emil_is_declined(world: World) -> None:
    membership = db.session.get_one(Membership, (world.emil.id, world.other_school.id))
    membership.confirmed_at, membership.declined_at = None, now()


def emil_is_suspended(world: World) -> None:
    world.emil.suspended_at = now()


def carla_and_emil_block_each_other(world: World) -> None:
    db.session.add(Block(by_id=world.carla.id, person_id=world.emil.id))
    db.session.add(Block(by_id=world.emil.id, person_id=world.carla.id))


def hessen_is_suspended(_world: World) -> None:
    set_status(get_region("hessen"), Status.SUSPENDED, today())


def bursa_has_ended(_world: World) -> None:
    set_status(get_region("bursa"), Status.ENDED, today())


def the_project_is_finished(world: World) -> None:
    db.session.get_one(Project, world.project.id).status = ProjectStatus.FINISHED


def the_project_is_not_accepted(world: World) -> None:
    project = db.session.get_one(Project, world.project.id)
    project.status, project.is_public = ProjectStatus.SUBMITTED, False


CASES = [
    (as_it_is, ("anna", "carla", "dana")),
    (carla_waits_for_her_school, ("carla",)),
    (carla_is_declined, ("carla",)),
    (carlas_membership_has_ended, ("carla",)),
    (emil_is_declined, ("carla",)),
    (carla_and_emil_block_each_other, ("carla",)),
    (hessen_is_suspended, ("anna", "carla", "dana")),
    (bursa_has_ended, ("carla",)),
    (the_project_is_finished, ("anna",)),
    (the_project_is_not_accepted, ("dana",)),
]
if os.environ.get("ALL_OFFERS"):  # a minute more
    CASES += [
        (as_it_is, ("emil", "gero", "ada")),
        (carlas_address_is_not_proven, ("carla",)),
        (carla_has_another_name, ("carla",)),
        (emil_is_declined, ("emil",)),
        (emil_is_suspended, ("carla",)),
        (carla_and_emil_block_each_other, ("emil",)),
        (the_project_is_finished, ("carla",)),
    ]


@pytest.fixture(scope="module")
def standing(application: Flask) -> Iterator[tuple[World, Connection]]:
    forget_everything(application)
    with one_transaction(application) as connection, application.app_context():
        yield World(application), connection
        db.session.remove()


@pytest.mark.parametrize(
    ("situation", "who"), [pytest.param(s, v, id=f"{s.__name__} {v}") for s, vs in CASES for v in vs]
)
def test_nobody_is_offered_what_will_be_refused(
    standing: tuple[World, Connection], situation: Situation, who: str
) -> None:
    world, connection = standing
    with rolled_back(connection):
        situation(world)
        db.session.commit()
        forget_everything(world.app)
        known = pages(who) if situation is as_it_is else [page for page in pages(who) if not _is_always_the_same(page)]
        offers = offered(world, connection, who, known)
        refused = [offer for offer in offers if _is_refused(world, connection, who, offer)]
    forget_everything(world.app)
    assert [f"{page}: {path} {dict(fields)}" for page, path, fields in refused] == []


Offer = tuple[str, str, MultiDict[str, Any]]  # the page, where its form is sent to, what is sent


def offered(world: World, connection: Connection, who: str, known: list[tuple[str, str]]) -> list[Offer]:
    """What somebody can send from these pages, each form and button once."""
    offers: dict[tuple[str, str], Offer] = {}
    for page in known:
        path = world.address("GET", *page)
        with rolled_back(connection), world.browser(who).get(path) as answer:
            if answer.status_code != 200 or answer.mimetype != "text/html":
                continue
            for action, fields, button in forms_as_filled(
                html5lib.parse(answer.get_data(as_text=True), namespaceHTMLElements=False), TYPED
            ):
                target = urlsplit(action).path or path
                if not target.endswith(LEFT_ALONE[0]) and LEFT_ALONE[1] not in target:
                    offers.setdefault((target, button), (path, target, fields))
    return list(offers.values())


def pages(who: str) -> list[tuple[str, str]]:
    """Endpoint and place of what opens for somebody as it is; what visitors read has no forms for them."""
    column = VISITORS.index(who)
    rows = ((endpoint, place, answers[column]) for method, endpoint, place, answers in table() if method == "GET")
    return [(endpoint, place) for endpoint, place, answer in rows if answer == "200" and endpoint not in WITHOUT_FORMS]


def _is_always_the_same(page: tuple[str, str]) -> bool:
    return page[0].startswith(THE_SAME_ALWAYS)


def _is_refused(world: World, connection: Connection, who: str, offer: Offer) -> bool:
    _page, path, fields = offer
    with rolled_back(connection), world.browser(who).post(path, data=fields) as answer:
        is_hopeless = answer.status_code == 422 and SUSPENDED in answer.get_data(as_text=True)
        return is_hopeless or answer.status_code in (403, 404, 409) or answer.status_code >= 500
