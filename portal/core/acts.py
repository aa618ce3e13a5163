"""Acts that are recorded: who did what to which thing, in plain values, and the way to whoever keeps the record."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import current_app, g

JOB, COMMAND, VISITOR = "job", "command", "visitor"  # who acts without an account


@dataclass(frozen=True)
class Thing:
    """What an act is about: numbers and short keys, never words that somebody typed."""

    kind: str = ""
    number: int | None = None
    key: str = ""  # where the thing has no number
    person_id: int | None = None  # who is concerned
    region_key: str = ""


@dataclass(frozen=True)
class Act:
    """What was done, by whom, from where. No names and no contents."""

    action: str
    role: str  # of whoever did it, at that time
    by_id: int | None = None
    thing: Thing = Thing()
    network: str = ""


def record(*acts: Act) -> None:
    """Become part of the running transaction, in one statement: what fails is not recorded as done."""
    if acts:
        current_app.extensions["record"](acts)


def record_request(then: str) -> None:
    """The same for what this request does; `then` is the page to which it leads."""
    current_app.extensions["record_request"](then)


def is_about(**thing: int) -> None:
    """Names the thing of this request where its address does not: `is_about(person_id=7)`."""
    g.act_is_about = [thing]


def is_about_each(part: str, numbers: Iterable[int]) -> None:
    """The same for a request that does it with several things, or in the end with none."""
    g.act_is_about = [{part: number} for number in numbers]


def told_about() -> list[dict[str, int]]:
    """What was said of each thing; one without anything when nobody said it."""
    told: list[dict[str, int]] = g.get("act_is_about", [{}])
    return told
