"""Finished things by their keys, those used last, as many as weigh no more than allowed."""

from collections import OrderedDict
from collections.abc import Collection, Hashable
from datetime import UTC, datetime
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

from portal.core.changes.recording import recording_now
from portal.core.changes.values import Read

Value = TypeVar("Value")


class Item(NamedTuple, Generic[Value]):
    """Something finished, what it was made of, and until when it is good at the longest."""

    value: Value
    weight: int = 1
    reads: tuple[Read, ...] = ()
    until: datetime | None = None


class Shelf(Generic[Value]):
    """What is taken from it counts as read by whoever is making something of it."""

    def __init__(self, most: int) -> None:
        self.most, self.weight, self.lock = most, 0, Lock()
        self.items: OrderedDict[Hashable, Item[Value]] = OrderedDict()

    def find(self, key: Hashable) -> Value | None:
        item = self.items.get(key)
        if item is None or (item.until and datetime.now(UTC) >= item.until):
            return None
        with self.lock:
            if key in self.items:
                self.items.move_to_end(key)
        if recorded := recording_now.get():
            recorded.note(item.reads, item.until)
        return item.value

    def put(self, key: Hashable, item: Item[Value]) -> None:
        with self.lock:
            self._remove(key)
            self.items[key] = item
            self.weight += item.weight
            while self.weight > self.most:
                self._remove(next(iter(self.items)))

    def drop(self, hit: Collection[Read]) -> None:
        """Removes what was made of one of these."""
        with self.lock:
            for key in [key for key, item in self.items.items() if any(read in hit for read in item.reads)]:
                self._remove(key)

    def clear(self) -> None:
        with self.lock:
            self.items.clear()
            self.weight = 0

    def _remove(self, key: Hashable) -> None:
        if key in self.items:
            self.weight -= self.items.pop(key).weight
