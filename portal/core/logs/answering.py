"""The request that a thread answers now, as the log knows it: no address, no path, no facts about people."""

from contextvars import ContextVar


class Answering:
    """Its number, the route's rule (`/<lang>/card/<code>`: paths carry codes), and for which role it is answered."""

    __slots__ = ("is_kept", "number", "role", "rule")

    def __init__(self, number: str) -> None:
        self.number, self.rule, self.role, self.is_kept = number, "", "visitor", False


answering: ContextVar[Answering | None] = ContextVar("answering", default=None)


def request_number() -> str:
    now = answering.get()
    return now.number if now else ""


def rule_now() -> str:
    now = answering.get()
    return now.rule if now else ""


def note_rule(rule: str, *, is_kept: bool = False) -> None:
    """`is_kept`: the answer was finished before."""
    if now := answering.get():
        now.rule, now.is_kept = rule, is_kept


def note_role(role: str) -> None:
    if now := answering.get():
        now.role = role
