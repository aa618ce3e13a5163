"""The last balance that was computed in the background, as plain data."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from portal.balance.rules.report import SILENCE, USUAL_SECONDS
from portal.core.clock import now
from portal.core.db import Table


class StoredBalance(Table):
    """One row at most; `asked_at` is later than `computed_at` while it is computed anew."""

    __tablename__ = "stored_balance"

    id: Mapped[int] = mapped_column(primary_key=True)
    asked_at: Mapped[datetime | None]
    computed_at: Mapped[datetime | None]
    seconds: Mapped[float] = mapped_column(default=0.0)  # that the last computation took
    report: Mapped[dict[str, Any]] = mapped_column(default=dict)

    @property
    def is_under_way(self) -> bool:
        """Asked for and not there yet, unless its process was lost."""
        if self.asked_at is None or now() - self.asked_at > SILENCE:
            return False
        return self.computed_at is None or self.computed_at < self.asked_at

    @property
    def progress(self) -> float:
        """0 to 1, by the time that it took last."""
        if self.asked_at is None:
            return 0.0
        return min((now() - self.asked_at).total_seconds() / (self.seconds or USUAL_SECONDS), 0.99)
