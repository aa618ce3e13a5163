"""Two people change the same item: what only one of them has changed counts, about the rest they are asked."""

from collections.abc import Mapping
from dataclasses import dataclass

Facts = Mapping[str, str]  # field → text, as in the form


@dataclass(frozen=True)
class Merged:
    """`facts` hold both changes; where both have changed the same, what was typed last."""

    facts: dict[str, str]
    contested: tuple[str, ...]  # fields that both have changed, each in another way

    @property
    def is_clear(self) -> bool:
        return not self.contested


def merged(base: Facts | None, saved: Facts, typed: Facts) -> Merged:
    """`base` is what the page showed before the typing began; while that is not known, every difference is asked."""
    facts, contested = {}, []
    for name, text in typed.items():
        there, before = saved.get(name, ""), None if base is None else base.get(name, "")
        facts[name] = there if text == before else text
        if text != there and before not in (text, there):
            contested.append(name)
    return Merged(facts, tuple(contested))
