"""`/metrics` for Prometheus: to whoever has the token, or without one to this machine alone."""

from collections.abc import Iterator, Mapping
from hmac import compare_digest
from typing import Any

from flask import Flask, abort, current_app, request
from flask.typing import ResponseReturnValue

from portal.core.metrics.answers import Answers
from portal.core.metrics.exposition import TYPE, Family, Sample, exposed
from portal.core.web.access import open_to_everyone
from portal.core.web.health import results

THIS_MACHINE = ("127.0.0.1", "::1")
OF_PROXIES = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via")


def init_metrics(app: Flask) -> None:
    """The figures of `/healthz` are gauges: `portal_mail_waiting`, `portal_disk_free_mb`, `portal_queue_ok` …"""

    @app.get("/metrics")
    @open_to_everyone
    def metrics() -> ResponseReturnValue:
        if not _is_open():
            abort(404)
        answers: Answers = current_app.extensions["answers"]
        return exposed([*answers.families(), *_gauges(results())]), {"Content-Type": TYPE}


def _is_open() -> bool:
    if token := current_app.config["METRICS_TOKEN"]:
        return compare_digest(request.headers.get("Authorization", "").encode(), f"Bearer {token}".encode())
    return request.remote_addr in THIS_MACHINE and not any(name in request.headers for name in OF_PROXIES)


def _gauges(checks: Mapping[str, Mapping[str, Any]]) -> Iterator[Family]:
    for check, figures in checks.items():
        for name, figure in figures.items():
            if isinstance(figure, int | float):
                yield Family(f"{check}_{name}", "gauge", [Sample("", {}, figure)])
