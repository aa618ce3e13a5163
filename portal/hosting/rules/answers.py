"""What a family tells, as little as a good choice needs; it is stored sealed."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from portal.hosting.rules.codes import Reply

MOST_GUESTS = 4  # in one family
YOUNGEST, OLDEST = 6, 21


@dataclass(frozen=True)
class Answer:
    """Of a family that takes in guests or whose child is one: the same questions from both sides.

    `n_guests` is how many a family takes in; 0: none, and for guests.
    """

    age: int  # of the child
    languages: Sequence[str]
    pets: Reply  # hosts: there are some; guests: may live with some
    needs: Reply  # hosts: can do justice to allergies and food; guests: have some
    room: Reply  # hosts: the guest shares the room of the child; guests: may share one
    n_guests: int = 0

    def as_text(self) -> str:
        return json.dumps(asdict(self))


def answer_from(text: str) -> Answer:
    values = json.loads(text)
    replies = {name: Reply(values[name]) for name in ("pets", "needs", "room")}
    return Answer(**{**values, **replies, "languages": tuple(values["languages"])})
