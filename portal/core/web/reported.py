"""Public pages that anybody can report: each feature tells what one of its pages is, and reports know no feature."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from flask import Flask, current_app, url_for

from portal.core.web.access import Role, mark_of


class Address(NamedTuple):
    """A page of the portal, without a language."""

    endpoint: str
    values: dict[str, Any]

    @property
    def url(self) -> str:
        return url_for(self.endpoint, **self.values)

    def opens_to(self, role: Role) -> bool:
        mark = mark_of(current_app.view_functions[self.endpoint])
        return mark is not None and role in mark.roles


@dataclass(frozen=True)
class ReportedPage:
    """A public page as it is now."""

    title: str
    language: str  # of the title; empty where it is not known
    regions: Sequence[str]  # one or two, whose coordinations decide
    made_at: datetime  # tells it from a later thing with the same number
    is_public: bool
    revision: str  # changes with what visitors read
    address: Address
    workplace: Address  # where its coordination changes it or takes it off
    concerned: Sequence[Any] = ()  # teachers who read what was decided, and can object


# Kind of page → what the one with this number is now; None for what was deleted.
Finders = Mapping[str, Callable[[int], ReportedPage | None]]


def init_reported(app: Flask, finders: Finders) -> None:
    app.extensions["reported"] = finders


def find_reported(kind: str, number: int) -> ReportedPage | None:
    finders: Finders = current_app.extensions["reported"]
    return finders[kind](number)
