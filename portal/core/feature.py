"""What a feature brings to the application: its manifest, and how the application takes it in."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from click import Command
from flask import Blueprint, Flask
from flask_babel import LazyString
from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader
from sqlalchemy.exc import SQLAlchemyError

from portal.config import LANGUAGES
from portal.core.db import only_reading
from portal.core.retention import KindOfData
from portal.core.web.health import Check
from portal.core.web.meanwhile import Tellers
from portal.core.web.reported import Finders
from portal.core.web.routes import Routes

SHARED_TEMPLATES = Path(__file__).parents[1] / "templates"


Job = Callable[..., object]


@dataclass(frozen=True)
class Schedule:
    """The jobs of a feature that come back by themselves; those with a time table can also be enqueued."""

    every_minute: Sequence[Job] = ()
    every_hour: Sequence[Job] = ()
    on_demand: Sequence[Job] = ()  # only ever enqueued
    repeated: Sequence[Callable[[], bool]] = ()  # without pause while they find work, beside the queue


@dataclass(frozen=True)
class Feature:
    """The manifest; `init` runs last, with the feature's routes and those of all features before it in place."""

    package: str  # "portal.accounts"
    routes: Sequence[Routes] = ()
    url_prefix: str = ""  # after the language: "/administration"
    schedule: Schedule = field(default_factory=Schedule)
    commands: Sequence[Command] = ()
    retention: Sequence[KindOfData] = ()  # what goes after a period
    refusals: Mapping[StrEnum, LazyString] = field(default_factory=dict)  # code → words
    template_globals: Mapping[str, Any] = field(default_factory=dict)
    health: Mapping[str, Check] = field(default_factory=dict)
    meanwhile: Tellers = field(default_factory=dict)  # part of addresses → the last step with that thing
    reported: Finders = field(default_factory=dict)  # kind of page → what anybody can report of it
    ahead: Sequence[Callable[[], object]] = ()  # what a process reads when it begins, so that nobody waits for it
    init: Callable[[Flask], None] | None = None
    is_csrf_exempt: bool = False
    without_token: Sequence[str] = ()  # views that mail programs send forms to: the address alone is the proof

    @property
    def name(self) -> str:
        """Of the blueprint, and the first part of the endpoints and templates."""
        return self.package.rpartition(".")[2]

    @property
    def folder(self) -> Path:
        spec = find_spec(self.package)
        return Path((spec and spec.origin) or "").parent

    def add_to(self, app: Flask) -> None:
        """Adds routes, commands and template globals; jobs, refusals and health checks are added for all at once."""
        blueprint = Blueprint(
            self.name, self.package, url_prefix=f"/<any({','.join(LANGUAGES)}):lang>{self.url_prefix}"
        )
        for routes in self.routes:
            routes.add_to(blueprint)
        app.register_blueprint(blueprint)
        for command in self.commands:
            app.cli.add_command(command)
        app.jinja_env.globals.update(self.template_globals)
        if self.is_csrf_exempt:
            app.extensions["csrf"].exempt(blueprint)
        for view in self.without_token:
            app.extensions["csrf"].exempt(app.view_functions[f"{self.name}.{view}"])
        if self.init:
            self.init(app)


def init_ahead(app: Flask, reads: Sequence[Callable[[], object]]) -> None:
    app.extensions["ahead"] = reads


def read_ahead(app: Flask) -> None:
    """For a thread of its own; while the database is away, whoever asks first reads it instead."""
    only_reading.set(True)
    with app.app_context(), suppress(SQLAlchemyError, sqlite3.Error):
        for read in app.extensions["ahead"]:
            read()


def init_templates(app: Flask, features: Sequence[Feature]) -> None:
    """`contributions/show.html` is portal/contributions/templates/show.html; shared templates have no prefix."""
    folders: dict[str, BaseLoader] = {
        feature.name: FileSystemLoader(feature.folder / "templates") for feature in features
    }
    app.jinja_loader = ChoiceLoader([FileSystemLoader(SHARED_TEMPLATES), PrefixLoader(folders)])
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
