"""`/healthz`: whether the portal works, for monitors; `/readyz`: whether this node can answer, for load balancers."""

import shutil
from collections.abc import Callable, Mapping
from typing import Any

from flask import Flask, current_app, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from portal.core.db import db
from portal.core.installation.schema import last_steps, steps_of
from portal.core.web.access import open_to_everyone

Check = Callable[[], dict[str, Any]]  # figures, with `ok`
Results = dict[str, dict[str, Any]]


def init_health(app: Flask, checks: Mapping[str, Check]) -> None:
    """Opens both; `checks` come after those of database and disk. 503 when one of them is not ok."""
    app.extensions["health"] = {"database": database, "disk": disk, **checks}

    @app.get("/healthz")
    @open_to_everyone
    def healthz() -> ResponseReturnValue:
        return _report(results())

    @app.get("/readyz")
    @open_to_everyone
    def readyz() -> ResponseReturnValue:
        return _report(_results({"database": database, "migrations": migrations, "disk": disk}))


def results() -> Results:
    """Of all checks, by their names."""
    return _results(current_app.extensions["health"])


def database() -> dict[str, Any]:
    db.session.execute(text("SELECT 1"))
    return {"ok": True}


def migrations() -> dict[str, Any]:
    """A program must not write into tables of another version."""
    return {"ok": steps_of(db.session.connection()) == last_steps()}


def disk() -> dict[str, Any]:
    free = shutil.disk_usage(current_app.config["DATA_DIR"]).free
    return {"ok": free >= current_app.config["LOW_DISK_BYTES"], "free_mb": free // 2**20}


def _report(checked: Results) -> ResponseReturnValue:
    is_well = all(result["ok"] for result in checked.values())
    return jsonify(status="ok" if is_well else "unwell", **checked), 200 if is_well else 503


def _results(checks: Mapping[str, Check]) -> Results:
    return {name: _result(check) for name, check in checks.items()}


def _result(check: Check) -> dict[str, Any]:
    """A check that breaks is not ok; the reason goes to the log, not to the world."""
    try:
        return check()
    except Exception:
        current_app.logger.exception("health check failed")
        db.session.rollback()
        return {"ok": False}
