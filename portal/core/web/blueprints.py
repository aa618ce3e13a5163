"""How a room joins the house: its doors under a language, its own folder of templates."""

from pathlib import Path

from flask import Blueprint, Flask
from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader

from portal.config import LANGUAGES

HOUSE = Path(__file__).parent.parent


def room(name: str, *, prefix: str = "") -> Blueprint:
    """A blueprint whose URLs begin with the language: `/de/…`."""
    return Blueprint(name, f"portal.{name}", url_prefix=f"/<any({','.join(LANGUAGES)}):lang>{prefix}")


def furnish(app: Flask, names: list[str]) -> None:
    """`contributions/show.html` is portal/contributions/templates/show.html; shared templates have no prefix."""
    rooms: dict[str, BaseLoader] = {name: FileSystemLoader(HOUSE / name / "templates") for name in names}
    app.jinja_loader = ChoiceLoader([FileSystemLoader(HOUSE / "templates"), PrefixLoader(rooms)])
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
