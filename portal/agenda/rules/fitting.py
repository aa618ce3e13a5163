"""What does not fit together in an item: told to whoever types it, and to whoever comes second of two."""

from collections.abc import Mapping

Facts = Mapping[str, str]  # field → text, as in the form


def unfit(facts: Facts) -> list[str]:
    """It ends after its beginning; the original has a title, and so has every language with something to bring."""
    ends = facts.get("ends")
    is_backwards = ends and ends <= facts.get("starts", "") and not facts.get("ends_next_day")
    codes = [name.removeprefix("title_") for name in facts if name.startswith("title_")]
    wanted = [code for code in codes if code == facts.get("language") or facts.get(f"bring_{code}")]
    missing = [f"title_{code}" for code in wanted if not facts[f"title_{code}"]]
    return ["ends", *missing] if is_backwards else missing
