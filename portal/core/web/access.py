"""Access marks: every view says for whom it opens; a view without a mark answers nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, abort, current_app, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.core.web.keeping import to_sign_in

View = TypeVar("View", bound=Callable[..., Any])


class Role(StrEnum):
    """What a signed-in person is here for."""

    STUDENT = "student"
    TEACHER = "teacher"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


ADULTS = (Role.TEACHER, Role.COORDINATOR, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Mark:
    """For whom a view opens; without roles it opens for everyone.

    `takes_files`: from them it takes bodies as large as files are; from others, and everywhere else, only small ones.
    """

    roles: frozenset[Role] = frozenset()
    takes_files: bool = False


def open_to_everyone(view: View) -> View:
    return _marked(view, Mark())


def open_to(*roles: Role, takes_files: bool = False) -> Callable[[View], View]:
    """Opens for signed-in people with one of these roles. What is not theirs, the query must not find."""
    return lambda view: _marked(view, Mark(frozenset(roles), takes_files))


def open_to_signed_in(view: View) -> View:
    return _marked(view, Mark(frozenset(Role)))


def mark_of(view: Callable[..., Any]) -> Mark | None:
    return getattr(view, "mark", None)


def mark_of_request() -> Mark | None:
    return mark_of(current_app.view_functions[request.endpoint]) if request.endpoint else None


def has_session() -> bool:
    """Whether the request carries the session cookie; whose it is, and whether it still counts, is not asked."""
    return current_app.config["SESSION_COOKIE_NAME"] in request.cookies


def init_access(app: Flask) -> None:
    """Checks the mark before every request."""
    open_to_everyone(app.view_functions["static"])
    app.before_request(answer_to_others)
    app.jinja_env.globals["has_session"] = has_session


def _marked(view: View, mark: Mark) -> View:
    view.mark = mark  # type: ignore[attr-defined]
    return view


def answer_to_others() -> ResponseReturnValue | None:
    """What somebody is answered for whom the requested view does not open; None when it opens."""
    if request.endpoint is None:
        return None
    mark = mark_of_request()
    if mark is None:
        abort(403)
    if not mark.roles:
        return None
    if not current_user.is_authenticated:
        return to_sign_in()
    if current_user.role not in mark.roles:
        abort(403)
    return None
