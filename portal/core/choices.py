"""What is chosen in an address: frozen dataclasses of texts, an empty text meaning everything."""

from dataclasses import fields
from typing import Any


class Choices:
    """Mixin for such a dataclass."""

    @property
    def chosen(self: Any) -> dict[str, str]:
        """The choices that narrow the list, as they stand in the address."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value}

    def without(self, name: str) -> dict[str, str]:
        return {key: value for key, value in self.chosen.items() if key != name}
