"""What everything is compared with: bare Flask, answering a page from memory, on the same server arrangement."""

from flask import Flask, Response

from portal.config import settings
from portal.core.jobs.queue import init_jobs
from portal.serve import serve

PAGE = b"<p>" + bytes(range(97, 123)) * 8_000  # longer than any page of the portal


def bare() -> Flask:
    app = Flask("bare")
    app.config.update(settings(), JOBS_IN_PROCESS=False)
    init_jobs(app)

    @app.get("/<int:n_bytes>")
    def page(n_bytes: int) -> Response:
        return Response(PAGE[:n_bytes])

    return app


if __name__ == "__main__":
    serve(bare())
