"""`/healthz` reports to monitors whether database, disk, queue and mail work."""

import time
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email


def test_all_is_well(app: Flask, client: FlaskClient) -> None:
    app.extensions["jobs"].huey.storage.flush_all()
    app.extensions["jobs"].beat()
    answer = client.get("/healthz")
    assert answer.status_code == 200
    facts = answer.get_json()
    assert facts["status"] == "ok"
    assert facts["database"] == {"ok": True}
    assert facts["queue"]["waiting"] == facts["mail"]["waiting"] == 0
    assert facts["files"] == {"ok": True, "waiting": 0, "oldest_seconds": 0}
    assert facts["disk"]["free_mb"] > 0
    assert "Set-Cookie" not in answer.headers


def test_a_worker_that_is_gone_is_reported_even_when_nothing_waits(app: Flask, client: FlaskClient) -> None:
    storage = app.extensions["jobs"].huey.storage
    storage.flush_all()
    storage.put_data("heartbeat", str(time.time() - 50).encode())
    answer = client.get("/healthz")
    assert (answer.status_code, answer.get_json()["queue"]["ok"]) == (503, False)


def test_a_full_disk_is_reported(app: Flask, client: FlaskClient) -> None:
    app.config["LOW_DISK_BYTES"] = 2**60
    answer = client.get("/healthz")
    app.config["LOW_DISK_BYTES"] = 0
    assert (answer.status_code, answer.get_json()["disk"]["ok"], answer.get_json()["database"]["ok"]) == (
        503,
        False,
        True,
    )


def test_emails_that_are_not_sent_are_reported(app: Flask, client: FlaskClient) -> None:
    overdue = now() - timedelta(hours=1)
    db.session.add(Email(event="1", recipient="a@x.example", language="de", subject="", text="", due_at=overdue))
    db.session.commit()
    app.config["MAIL_URL"] = "smtp://127.0.0.1:1"
    answer = client.get("/healthz")
    app.config["MAIL_URL"] = ""
    assert (answer.status_code, answer.get_json()["mail"]["ok"]) == (503, False)


def test_a_check_that_breaks_is_reported_without_details(app: Flask, client: FlaskClient) -> None:
    jobs = app.extensions.pop("jobs")
    answer = client.get("/healthz")
    app.extensions["jobs"] = jobs
    assert (answer.status_code, answer.get_json()["queue"]) == (503, {"ok": False})


def test_a_node_that_can_answer_is_ready(app: Flask, client: FlaskClient) -> None:
    """Background work belongs to the whole installation: a load balancer is not told of it."""
    app.extensions["jobs"].huey.storage.flush_all()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.get_json()["status"]) == (200, "ok")
    assert answer.get_json().keys() == {"status", "database", "migrations", "disk"}


def test_a_node_on_tables_of_another_version_is_not_ready(client: FlaskClient) -> None:
    db.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    db.session.commit()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.get_json()["migrations"]) == (503, {"ok": False})


def test_a_node_on_a_full_disk_is_not_ready(app: Flask, client: FlaskClient) -> None:
    app.config["LOW_DISK_BYTES"] = 2**60
    answer = client.get("/readyz")
    app.config["LOW_DISK_BYTES"] = 0
    assert (answer.status_code, answer.get_json()["disk"]["ok"]) == (503, False)
