"""Every route answers whatever is sent to it, and never with an error of its own."""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import Connection

from portal.core.db import db
from tests.databases import forget_everything, one_transaction, rolled_back
from tests.fuzzing import Request, fields_of, hostile_requests
from tests.test_access import VISITORS, World, table

N_REQUESTS = int(os.environ.get("FUZZ_REQUESTS", "1"))  # for each route and place of the table, on each database
ALWAYS = ["next", "page", "q", "csrf_token", "step", "back_to"]
METHODS = ("GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS")
SEED = "whatever is sent"


@pytest.fixture(scope="module")
def standing(application: Flask) -> Iterator[tuple[World, Connection, dict[str, list[str]]]]:
    """A world, its connection, and the fields of all forms that anybody sees in it."""
    forget_everything(application)
    with one_transaction(application) as connection, application.app_context():
        world = World(application)
        yield world, connection, seen_forms(world, connection)
        db.session.remove()


def seen_forms(world: World, connection: Connection) -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for method, endpoint, place, answers in table():
        if method == "GET" and "200" in answers:
            with (
                rolled_back(connection),
                world.visit(method, endpoint, place, VISITORS[answers.index("200")]) as answer,
            ):
                page = answer.get_data(as_text=True) if answer.mimetype == "text/html" else ""
            for action, names in fields_of(page).items():
                forms.setdefault(urlsplit(action).path or world.address(method, endpoint, place), []).extend(names)
    return forms


Standing = tuple[World, Connection, dict[str, list[str]]]


@pytest.mark.parametrize(
    ("method", "endpoint", "place", "visitor"),
    [
        pytest.param(
            method,
            endpoint,
            place,
            next((v for v, a in zip(VISITORS, answers, strict=True) if a in ("200", "303", "422")), "ada"),
            id=f"{method} {endpoint} {place}",
        )
        for method, endpoint, place, answers in table()
    ],
)
def test_nothing_that_is_sent_makes_a_route_fail(
    standing: Standing, method: str, endpoint: str, place: str, visitor: str
) -> None:
    world, connection, forms = standing
    random = Random(f"{SEED} {method} {endpoint} {place}")
    path = world.address(method, endpoint, place)
    names = sorted({*forms.get(path, []), *ALWAYS})
    failures = []
    requests = hostile_requests(path, method, names, random)
    for _ in range(N_REQUESTS):
        request = next(requests)
        if random.random() < 0.2:
            request = replace(request, method=random.choice(METHODS))
        if random.random() < 0.2:
            request = replace(request, path=random.choice(odd_paths(path)))
        failures += failure(world, connection, request, visitor)
    assert failures == []


def odd_paths(path: str) -> list[str]:
    """The path with other numbers and words in it than the route expects."""
    number = re.compile(r"(?<=/)\d+(?=/|$)")
    odd = (
        [number.sub(value, path) for value in ("0", "-1", "9" * 30, "9" * 400, "x", "%00", "٣")]
        if number.search(path)
        else []
    )
    return [
        *odd,
        path.replace("/en/", "/xx/"),
        path + "/",
        path + "%00",
        path.rpartition("/")[0] + "/%ff%FE",
        path + "/" + "x" * 3000,
    ]


def failure(world: World, connection: Connection, request: Request, visitor: str) -> list[str]:
    """What went wrong, in a list that is empty when nothing did."""
    with rolled_back(connection):
        try:
            with world.browser(visitor).open(
                request.path, method=request.method, headers=request.headers, data=request.data,
                content_type=request.content_type, query_string=request.query,
            ) as answer:  # fmt: skip
                wrong = [f"{answer.status_code}"] if answer.status_code >= 500 else []
        except Exception as error:
            wrong = [repr(error)[:300]]
    return [f"{what}: {request.words}" for what in wrong]
