"""`/metrics` tells monitors how much is asked, how fast it is answered and what waits, and tells nobody else."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.core.db import db
from portal.core.jobs.queue import Jobs
from portal.core.mail.models import Email

HISTOGRAM = 'portal_request_seconds_{}{{rule="/<lang>/regions/<key>"{}}}'


def numbers(client: FlaskClient) -> dict[str, float]:
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.content_type == "text/plain; version=0.0.4; charset=utf-8"
    lines = [line for line in answer.text.splitlines() if not line.startswith("#")]
    assert [
        line for line in lines if not re.fullmatch(r'portal_[a-z_]+(\{([a-z]+="[^"]*",?)+\})? [0-9.e+-]+', line)
    ] == []
    return {name: float(number) for name, number in (line.rsplit(" ", 1) for line in lines)}


def test_answers_are_counted_by_rule_and_status(client: FlaskClient) -> None:
    before = numbers(client)
    for path in ("/de/regions/hessen", "/pl/regions/hessen", "/de/regions/hessen", "/de/regions/nowhere"):
        client.get(path)
    after = numbers(client)

    def more(name: str) -> float:
        return after[name] - before.get(name, 0)

    ok, missing = (f'portal_requests_total{{rule="/<lang>/regions/<key>",status="{code}"}}' for code in (200, 404))
    assert (more(ok), more(missing), more("portal_page_cache_hits_total")) == (3, 1, 1)
    assert more(HISTOGRAM.format("count", "")) == more(HISTOGRAM.format("bucket", ',le="+Inf"')) == 4
    assert more(HISTOGRAM.format("sum", "")) > 0


def test_what_waits_and_what_failed_are_numbers(app: Flask, client: FlaskClient) -> None:
    jobs: Jobs = app.extensions["jobs"]
    before = numbers(client)
    db.session.add(Email(event="1", recipient="a@x.example", language="de", subject="", text=""))
    db.session.commit()
    with pytest.raises(ZeroDivisionError):
        jobs._inside(lambda: 1 / 0)()
    after = numbers(client)
    assert after["portal_mail_waiting"] == before["portal_mail_waiting"] + 1
    assert after["portal_jobs_failed_total"] == before["portal_jobs_failed_total"] + 1
    assert after["portal_disk_free_mb"] > 0
    assert after.keys() >= {
        "portal_queue_waiting",
        "portal_files_waiting",
        "portal_database_ok",
        "portal_mail_given_up",
    }


@pytest.mark.parametrize(
    ("address", "header", "status"),
    [
        ("127.0.0.1", "", 200),
        ("::1", "", 200),
        ("203.0.113.9", "", 404),
        ("127.0.0.1", "X-Forwarded-For", 404),  # somebody behind a proxy on this machine
        ("127.0.0.1", "X-Forwarded-Proto", 404),
    ],
)
def test_without_a_token_only_the_machine_itself_reads(
    client: FlaskClient, address: str, header: str, status: int
) -> None:
    headers = {header: "203.0.113.9"} if header else {}
    assert client.get("/metrics", headers=headers, environ_base={"REMOTE_ADDR": address}).status_code == status


@pytest.fixture
def token(app: Flask) -> Iterator[str]:
    app.config["METRICS_TOKEN"] = "a token of the monitor"
    yield "Bearer a token of the monitor"
    app.config["METRICS_TOKEN"] = ""


def test_with_a_token_only_who_has_it_reads(client: FlaskClient, token: str) -> None:
    far = {"REMOTE_ADDR": "203.0.113.9"}
    statuses = [
        client.get("/metrics", headers={"Authorization": told}, environ_base=far).status_code
        for told in (token, "Bearer x", "", "Bearer ключ")
    ]
    assert statuses == [200, 404, 404, 404]
    assert client.get("/metrics").status_code == 404
