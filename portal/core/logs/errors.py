"""What the log says of an exception: where it came from and of which kind. Its message may repeat what people typed."""

import traceback
from collections.abc import Iterator
from typing import Any

from sqlalchemy.exc import DBAPIError


def described(error: BaseException) -> list[dict[str, Any]]:
    """The exception and what led to it, the last one first."""
    return [
        {"type": f"{type(one).__module__}.{type(one).__qualname__}", **_known(one), "trace": _trace(one)}
        for one in _chain(error)
    ]


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _known(error: BaseException) -> dict[str, Any]:
    """What systems say in words and codes of their own: no values, no names of files."""
    facts: dict[str, Any] = {}
    if isinstance(error, DBAPIError):
        diagnosis = getattr(error.orig, "diag", None)
        facts = {
            "statement": error.statement,  # with places for the values
            "code": getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None),
            "constraint": getattr(diagnosis, "constraint_name", None),
        }
    elif isinstance(error, OSError):
        facts = {"code": error.strerror if isinstance(error.errno, int) else None}
    return {name: value for name, value in facts.items() if value}


def _trace(error: BaseException) -> list[str]:
    frames = traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__))
    return [f"{frame.filename}:{frame.lineno} {frame.name}: {frame.line}" for frame in frames]
