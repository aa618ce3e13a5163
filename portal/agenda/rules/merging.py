"""Two people change the same item: what only one of them has changed counts, about the rest they are asked."""

from dataclasses import dataclass

from portal.agenda.rules.fitting import Facts, unfit


@dataclass(frozen=True)
class Merged:
    """`facts` hold both changes; where both have changed the same, what was typed last."""

    facts: dict[str, str]
    contested: tuple[str, ...]  # fields that both have changed, each in another way

    @property
    def is_clear(self) -> bool:
        return not self.contested


def merged(base: Facts | None, saved: Facts, typed: Facts) -> Merged:
    """`base` is what the page showed before the typing began. While that is not known every difference is asked; so it
    is where both changes together give an item that can not be.
    """
    facts, contested = {}, []
    for name, text in typed.items():
        there, before = saved.get(name, ""), None if base is None else base.get(name, "")
        facts[name] = there if text == before else text
        if text != there and before not in (text, there):
            contested.append(name)
    if not contested and unfit(facts):
        return Merged(dict(typed), tuple(name for name, text in typed.items() if text != saved.get(name, "")))
    return Merged(facts, tuple(contested))
