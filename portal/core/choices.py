"""Choices in the query of an address: a mixin for frozen dataclasses of texts; an empty text means everything."""

from dataclasses import fields
from typing import Any


class Choices:
    """The filters of a list, as its address names them."""

    @property
    def chosen(self: Any) -> dict[str, str]:
        """Those that narrow the list."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value}

    def without(self, name: str) -> dict[str, str]:
        return {key: value for key, value in self.chosen.items() if key != name}
