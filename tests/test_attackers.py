"""What attackers try on every route: forged forms, numbers and bytes that no row can have, planted sessions."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from portal.accounts.models import Person
from portal.accounts.rules import passwords
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.web.access import Role, mark_of
from tests.cast import Cast
from tests.page_reading import sent_by

PASSWORD = "drei Bäche im Mai"
PART = re.compile(r"<(?:(\w+)(?:\(([^)]*)\))?:)?(\w+)>")
IMPOSSIBLE = {"int": ("2147483648", "9" * 19, "9" * 40, "9" * 5000), None: ("\0", "x\0")}


# Programs for mail send it by themselves (RFC 8058); the token in the address is the proof.
BY_MAIL_PROGRAM = "/<any(de,fr,it,pl,ru,tr,en):lang>/emails/off/<token>"


@pytest.fixture
def armed(app: Flask) -> Iterator[Flask]:
    """The application as it runs for real: forms are protected."""
    app.config["WTF_CSRF_ENABLED"] = True
    yield app
    app.config["WTF_CSRF_ENABLED"] = False


def routes(app: Flask, *methods: str) -> list[tuple[str, Rule]]:
    return [(m, rule) for rule in app.url_map.iter_rules() for m in methods if m in (rule.methods or ())]


def opened_by(cast: Cast, rule: Rule) -> Person | None:
    """Somebody whom the route lets in; None: a visitor."""
    mark = mark_of(cast.app.view_functions[rule.endpoint])
    people = {Role.STUDENT: cast.anna, Role.TEACHER: cast.carla, Role.COORDINATOR: cast.dana}
    return next((people.get(role, cast.ada) for role in sorted(mark.roles if mark else ())), None)


def address(rule: Rule, **bent: str) -> str:
    """An address of this route: the first of what may stand in each part, unless it is `bent`."""

    def fill(part: re.Match[str]) -> str:
        _kind, choices, name = part.groups()
        return quote(bent.get(name, (choices or "1").partition(",")[0]), safe="")

    return PART.sub(fill, rule.rule)


def bent_addresses(rule: Rule) -> Iterator[str]:
    for kind, _choices, name in PART.findall(rule.rule):
        yield from (address(rule, **{name: value}) for value in IMPOSSIBLE.get(kind or None, ()))


# --- forged forms ---


@pytest.mark.parametrize("who", ["nobody", "anna", "carla", "dana", "ada"])
def test_no_route_takes_a_form_that_the_portal_has_not_made(armed: Flask, who: str) -> None:
    cast, answers = Cast(armed), {}
    browser = cast.signed_in(getattr(cast, who, None))
    for method, rule in routes(armed, "POST", "PUT", "PATCH", "DELETE"):
        answer = browser.open(address(rule, lang="en"), method=method)
        answers[rule.rule] = answer.status_code, "send the form again" in answer.text
    assert len(answers) > 30
    assert {route: answer for route, answer in answers.items() if answer != (400, True)} == {
        BY_MAIL_PROGRAM: (404, False)
    }


def test_a_token_of_somebody_else_is_none(armed: Flask) -> None:
    """Emil would like Carla’s browser to send a form that he has made."""
    cast = Cast(armed)
    emils, carlas = cast.signed_in(cast.emil), cast.signed_in(cast.carla)
    form = sent_by(emils.get("/de/settings"), "", name="Emil was here")
    assert carlas.post("/de/settings", data=form).status_code == 400
    assert emils.post("/de/settings", data=form).status_code == 303


def test_a_form_that_was_open_while_carla_signed_in_anew_is_not_taken(armed: Flask) -> None:
    cast = Cast(armed)
    cast.carla.password_hash = passwords.hashed(PASSWORD)
    db.session.commit()
    browser = cast.signed_in(None)
    page = browser.get("/de/sign-in")
    planted = sent_by(page, "", email="carla@school.example", password=PASSWORD)
    assert browser.post("/de/sign-in", data=planted).status_code == 303
    settings = sent_by(browser.get("/de/settings"), "")
    assert browser.post("/de/settings", data={**settings, "csrf_token": planted["csrf_token"]}).status_code == 400


# --- forged hosts ---

EVIL = {
    **dict.fromkeys(("Host", "X-Forwarded-Host", "X-Original-Host", "X-Host", "X-Forwarded-Server"), "evil.example"),
    **dict.fromkeys(("X-Forwarded-Prefix", "X-Rewrite-Url", "X-Original-Url"), "//evil.example/"),
    "Forwarded": "host=evil.example;proto=https",
    "X-Forwarded-Port": "666",
    "X-Forwarded-Proto": "evil.example",
}


def test_no_answer_and_no_email_takes_its_host_from_the_request(cast: Cast) -> None:
    tried, traces = 0, {}
    for method, rule in routes(cast.app, "GET", "POST"):
        path = address(rule, lang="de")
        for bent in {path, path.replace("/", "//").replace("//", "/", 1), f"{path}/"}:
            db.session.rollback()
            with cast.signed_in(opened_by(cast, rule)).open(bent, method=method, headers=EVIL) as answer:
                tried += 1
                goes_to = answer.headers.get("Location", "/")
                if "evil.example" in f"{answer.headers}{answer.get_data(as_text=True)}" or not goes_to.startswith("/"):
                    traces[f"{method} {bent}"] = goes_to
    assert tried > 400
    assert traces == {}
    assert [text for text in db.session.scalars(select(Email.text)) if "evil" in text] == []


def test_a_doubled_slash_leads_to_the_page_on_this_site(cast: Cast) -> None:
    answer = cast.signed_in(None).get("/de//gallery", headers=EVIL)
    assert (answer.status_code, answer.location) == (308, "/de/gallery")


# --- what no row can be called ---


def test_impossible_numbers_and_bytes_are_found_nowhere(cast: Cast) -> None:
    tried, broken = 0, {}
    for method, rule in routes(cast.app, "GET", "POST"):
        browser = cast.signed_in(opened_by(cast, rule))
        for path in bent_addresses(rule):
            with browser.open(path, method=method) as answer:
                tried += 1
                if answer.status_code not in (404, 405):
                    broken[f"{method} {path[:80]}"] = answer.status_code
    assert tried > 200
    assert broken == {}


@pytest.mark.parametrize("path", ["schools/suggest?q=lin&region={}", "search?q={}", "schools/suggest?q={}",
                                  "gallery?region={}", "gallery?after={}", "gallery?project={}", "projects?before={}",
                                  "sign-in?next={}"])  # fmt: skip
def test_bent_questions_are_answered(cast: Cast, path: str) -> None:
    values = ("%00", "a%00b", "%ED%A0%80", "9" * 400, "%F0%9F%98%80", "%E2%80%A8")
    visitor = cast.signed_in(None)
    assert [visitor.get(f"/de/{path.format(value)}").status_code for value in values] == [200] * len(values)
