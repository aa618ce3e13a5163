"""Whatever a form does is done once: every form of every page is sent twice, and the second answer is the first one's."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import Connection, func, select

from portal.core.clock import today
from portal.core.db import Table, db
from portal.schools.actions.schools import index
from tests.builders.forms import Filled, forms_on
from tests.databases import forget_everything, one_transaction, rolled_back
from tests.test_access import VISITORS, World, table

# Views whose names begin like this make something that could be there twice; with some, what no page of the table offers.
MAKES = (
    "new",
    "add",
    "register",
    "invite",
    "write",
    "report",
    "save",
    "send",
    "ask",
    "open",
    "begin",
    "join",
    "propose",
    "note",
)
NOT_OFFERED = {
    "contributions.add_media", "accounts.send_again", "people.invite_again", "moderation.ask_for_opinion", "schools.ask_again",
    "scheduling.propose",
}  # fmt: skip
WITHOUT_KEY = {"accounts.sign_out", "demo.sign_in"}  # they make nothing
NOT_COUNTED = {"sign_in_session", "attempts"}  # an answer that signs in is given again with a session of its own
BUSY = ("carla", "dana", "anna", "ben", "ada", "visitor", "emil", "gero", "filiz")  # the more buttons, the earlier
TRIES = 3  # of one route with the forms of several pages
TYPED = {
    "people.new": {"school": ["Schule am Sternenfeld"]},
    "regions.new": {"key": ["saxony"], "country": ["DE"], "languages": ["de"]},
    "agenda.new": {"starts": ["09:00"], "ends": ["10:30"]},
    "awards.new": {"year": ["2099"]},
    "documents.new": {
        "kinds": ["classes"],
        "host_countries": [""],
        "guest_countries": [""],
        "days_before": ["14"],
        "fixed_day": [""],
    },
    "events.new_place": {
        "opens_all": ["10:00"],
        "closes_all": ["18:00"],
        "prime_from_all": [""],
        "prime_to_all": [""],
    },
    "news.new": {"picture": [""]},
    "twinnings.new": {"founded": ["1998"]},
    "partnering.decline": {"decline-reasons": ["time"]},
    "partnering.propose": {
        f"propose-{end}_on": [f"{today() + timedelta(days=n)}"] for end, n in (("starts", 20), ("ends", 40))
    },
}
ROW = {"reason": ["Why"], "words": ["Why"]}  # what the table itself sends

Form = tuple[str, str, Filled]  # visitor, path, form


@pytest.fixture(scope="module")
def standing(application: Flask) -> Iterator[tuple[World, Connection]]:
    forget_everything(application)
    with one_transaction(application) as connection, application.app_context():
        world = World(application)
        index([world.school])
        db.session.commit()
        yield world, connection


def forms_of_pages(world: World, connection: Connection) -> Iterator[Form]:
    """Every form that anybody sees on a page of the table."""
    for method, endpoint, place, answers in table():
        let_in = [v for v, answer in zip(VISITORS, answers, strict=True) if method == "GET" and answer == "200"]
        for visitor in sorted(let_in, key=BUSY.index)[: 2 if endpoint == "partnering.show" else 1]:  # its two sides
            here = world.address(method, endpoint, place)
            with rolled_back(connection), world.visit(method, endpoint, place, visitor) as answer:
                page = answer.get_data(as_text=True) if answer.mimetype == "text/html" else ""
            yield from ((visitor, urlsplit(form.action).path or here, form) for form in forms_on(page))


def forms_of_rows(world: World) -> Iterator[Form]:
    """What the table itself sends, with a key from another page."""
    for method, endpoint, place, answers in table():
        if method == "POST" and "303" in answers:
            visitor = VISITORS[answers.index("303")]
            page = world.browser(visitor).get("/en/sign-in" if visitor == "visitor" else "/en/settings").text
            key = next(form.data["once"] for form in forms_on(page) if "once" in form.data)
            yield visitor, world.address(method, endpoint, place), Filled("", {**ROW, "once": key})


def rows(connection: Connection) -> dict[str, int]:
    counted = [each for each in Table.metadata.sorted_tables if each.name not in NOT_COUNTED]
    return {each.name: connection.scalar(select(func.count()).select_from(each)) or 0 for each in counted}


def answers(world: World, connection: Connection, form: Form) -> list[object]:
    """Where each of two tries leads, and how many rows there are afterwards."""
    visitor, path, filled = form
    seen: list[object] = []
    with rolled_back(connection):
        for _ in range(2):
            answer = world.browser(visitor).post(path, data=filled.sent())
            seen.append((answer.status_code, answer.location, rows(connection)))
            if answer.status_code != 303:
                break
    return seen


def test_every_form_of_every_page_is_done_once(standing: tuple[World, Connection]) -> None:
    world, connection = standing
    done, doubled, without_key, tries = set[str](), [], set[str](), Counter[str]()
    for form in [*forms_of_pages(world, connection), *forms_of_rows(world)]:
        endpoint = world.app.url_map.bind("").match(form[1], method="POST")[0]
        form[2].data.update(TYPED.get(endpoint, {}))
        if "once" not in form[2].data:
            without_key.add(endpoint)
        elif endpoint not in done and tries[endpoint] < TRIES:
            tries[endpoint] += 1
            seen = answers(world, connection, form)
            if len(seen) == 2:
                done.add(endpoint)
                doubled += [] if seen[0] == seen[1] else [(endpoint, seen)]
    assert doubled == []
    assert without_key <= WITHOUT_KEY
    makes = {endpoint for method, endpoint, _, _ in table() if method == "POST" and is_making(endpoint)}
    assert makes - done == NOT_OFFERED


def is_making(endpoint: str) -> bool:
    return endpoint.partition(".")[2].startswith(MAKES)
