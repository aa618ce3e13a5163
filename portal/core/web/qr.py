"""QR codes as pictures: of cards, and of the address below a printed page."""

import io
from functools import lru_cache

import segno
from flask import Flask
from markupsafe import Markup


def qr(text: str) -> str:
    """The text as an SVG picture, readable while 15 % of it are damaged."""
    picture = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        picture, kind="svg", xmldecl=False, border=2, light="#fff", omitsize=True
    )
    return picture.getvalue().decode()


def init_qr(app: Flask) -> None:
    """Templates draw codes of addresses, never of secrets: what they have drawn is kept."""
    app.jinja_env.filters["qr"] = lru_cache(maxsize=512)(lambda text: Markup(qr(text)))  # noqa: S704 - our own drawing
