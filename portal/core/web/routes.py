"""The views of one module with their paths; a feature's manifest lists them, so that no import opens a page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Route:
    """One path, and the view that answers it."""

    path: str
    view: Callable[..., Any]
    methods: Sequence[str]
    endpoint: str
    has_language: bool  # the path follows `/de`, `/fr` …


class Routes:
    """Collects the routes of a views module by decorators like those of a Flask blueprint."""

    def __init__(self) -> None:
        self._routes: list[Route] = []

    def route(
        self, path: str, *, methods: Sequence[str] = ("GET",), endpoint: str = "", has_language: bool = True
    ) -> Callable[[View], View]:
        """The endpoint is named as the view, unless it is given."""

        def collect(view: View) -> View:
            self._routes.append(Route(path, view, methods, endpoint or view.__name__, has_language))
            return view

        return collect

    def get(self, path: str) -> Callable[[View], View]:
        return self.route(path)

    def post(self, path: str, *, endpoint: str = "") -> Callable[[View], View]:
        return self.route(path, methods=("POST",), endpoint=endpoint)

    def add_to(self, blueprint: Blueprint) -> None:
        for route in self._routes:
            if route.has_language:
                blueprint.add_url_rule(route.path, route.endpoint, route.view, methods=route.methods)
            else:
                blueprint.record(_without_language(route))


def _without_language(route: Route) -> Callable[[BlueprintSetupState], None]:
    def add(state: BlueprintSetupState) -> None:
        endpoint = f"{state.blueprint.name}.{route.endpoint}"
        state.app.add_url_rule(route.path, endpoint, route.view, methods=route.methods)

    return add
