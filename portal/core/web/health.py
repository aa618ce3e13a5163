"""`/healthz`: whether the portal works, for monitors and load balancers."""

import shutil
from collections.abc import Callable, Mapping
from typing import Any

from flask import Flask, current_app, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from portal.core.db import db
from portal.core.web.access import open_to_everyone

Check = Callable[[], dict[str, Any]]  # figures, with `ok`


def init_health(app: Flask, checks: Mapping[str, Check]) -> None:
    """Opens `/healthz`; `checks` come after those of database and disk. 503 when one of them is not ok."""
    every: dict[str, Check] = {"database": database, "disk": disk, **checks}

    @app.get("/healthz")
    @open_to_everyone
    def healthz() -> ResponseReturnValue:
        results = {name: _result(check) for name, check in every.items()}
        is_well = all(result["ok"] for result in results.values())
        return jsonify(status="ok" if is_well else "unwell", **results), 200 if is_well else 503


def database() -> dict[str, Any]:
    db.session.execute(text("SELECT 1"))
    return {"ok": True}


def disk() -> dict[str, Any]:
    free = shutil.disk_usage(current_app.config["DATA_DIR"]).free
    return {"ok": free >= current_app.config["LOW_DISK_BYTES"], "free_mb": free // 2**20}


def _result(check: Check) -> dict[str, Any]:
    """A check that breaks is not ok; the reason goes to the log, not to the world."""
    try:
        return check()
    except Exception:
        current_app.logger.exception("health check failed")
        db.session.rollback()
        return {"ok": False}
