"""What everything is compared with: bare Flask, answering a page from memory, on the same server arrangement."""

from flask import Flask, Response

from portal.config import settings
from portal.core.jobs.queue import init_jobs
from portal.core.storage.store import DiskStore
from portal.serve import Server, serve

PAGE = b"<p>" + bytes(range(97, 123)) * 8_000  # longer than any page of the portal


class Bare(Server):
    """The portal's own server with another application in it."""

    def load(self) -> Flask:
        app = Flask("bare")
        app.config.update(settings(), JOBS_IN_PROCESS=False)
        init_jobs(app)
        app.extensions["store"] = DiskStore(app.config["FILES_DIR"])

        @app.get("/<int:n_bytes>")
        def page(n_bytes: int) -> Response:
            return Response(PAGE[:n_bytes])

        return app


if __name__ == "__main__":
    serve(Bare())
