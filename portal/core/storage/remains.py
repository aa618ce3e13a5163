"""What interrupted uploads leave on the disk, as a kind of data that goes after a period."""

from collections.abc import Sequence
from datetime import UTC, datetime

from portal.core.retention import Erased, Overdue
from portal.core.storage.store import StoredFile
from portal.core.storage.streaming import the_store


class Remains:
    """Files on their way in that no request writes any more."""

    def overdue(self, before: datetime) -> Overdue:
        moments = [datetime.fromtimestamp(file.stored_at, UTC) for file in self._left_behind(before)]
        return Overdue(len(moments), min(moments, default=None))

    def erase(self, before: datetime, most: int) -> Erased:
        files = self._left_behind(before)[:most]
        for file in files:
            the_store().drop_incoming(file.key)
        return Erased(len(files))

    def _left_behind(self, before: datetime) -> Sequence[StoredFile]:
        return sorted(the_store().left_behind(before.timestamp()), key=lambda file: file.stored_at)
