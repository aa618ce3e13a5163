"""What everything is compared with: bare Flask, answering a page from memory, with the threads of gunicorn.

This server stays the same whichever one serves the portal, so that ratios of different years can be compared.
"""

import os
import sys

from flask import Flask, Response

PAGE = b"<p>" + bytes(range(97, 123)) * 8_000  # longer than any page of the portal
THREADS = 8  # in each of two processes

app = Flask("bare")


@app.get("/<int:n_bytes>")
def page(n_bytes: int) -> Response:
    return Response(PAGE[:n_bytes])


if __name__ == "__main__":
    options = [
        "--bind",
        f"127.0.0.1:{os.environ['PORT']}",
        "--workers",
        os.environ["WORKERS"],
        "--threads",
        str(THREADS),
    ]
    command = [sys.executable, "-m", "gunicorn", "--log-level", "warning", "--no-control-socket", *options]
    os.execv(sys.executable, [*command, "scripts.bench.bare:app"])
