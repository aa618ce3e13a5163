"""The lines of the log: JSON for programs, text for people at a terminal; both say the same."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

from portal.core.logs.answering import request_number
from portal.core.logs.errors import described

OURS = "portal"  # the logger above all of ours; what libraries put into their messages, nobody has looked at


class JsonLines(logging.Formatter):
    """One object a line."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(facts_of(record), ensure_ascii=False, default=str)


class TextLines(logging.Formatter):
    """One line, followed by the lines of the traceback."""

    def format(self, record: logging.LogRecord) -> str:
        facts = facts_of(record)
        errors = facts.pop("errors", [])
        head = [facts.pop(name) for name in ("time", "level", "logger", "message")]
        more = [f"{name}={value}" for name, value in facts.items()]
        return "\n".join([" ".join([*head, *more]), *(line for error in errors for line in _lines(error))])


def facts_of(record: logging.LogRecord) -> dict[str, Any]:
    facts = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "logger": record.name,
        "message": _message(record),
    }
    if number := request_number():
        facts["request"] = number
    error = record.exc_info[1] if record.exc_info else None
    return {**facts, **getattr(record, "facts", {}), **({"errors": described(error)} if error else {})}


def _message(record: logging.LogRecord) -> str:
    """Of a library, without the values in its places."""
    is_ours = record.name.partition(".")[0] == OURS
    return record.getMessage() if is_ours or not record.args else str(record.msg)


def _lines(error: dict[str, Any]) -> list[str]:
    known = " ".join(f"{name}={value}" for name, value in error.items() if name not in ("type", "trace"))
    return [f"  {error['type']} {known}".rstrip(), *(f"    {line}" for line in error["trace"])]
