"""Until when data stays: the period that counts today, and the day on which something goes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

NIGHT_FROM = 1  # o'clock of the portal's time zone; whoever is switched off then catches up later on the day


@dataclass(frozen=True)
class Setting:
    """Days that count since `changed_at`, and those that counted before."""

    days: int
    days_before: int
    changed_at: datetime | None = None  # None: as shipped

    def days_at(self, moment: datetime, notice: timedelta) -> int:
        """A shorter period waits until everybody concerned could read about it."""
        is_new = self.changed_at is not None and moment < self.changed_at + notice
        return max(self.days, self.days_before) if is_new else self.days

    def goes_at(self, since: datetime, notice: timedelta) -> datetime:
        """When data goes whose period counts since a moment."""
        goes_at = since + timedelta(days=self.days)
        if self.changed_at is None or self.days >= self.days_before:
            return goes_at
        return max(goes_at, min(self.changed_at + notice, since + timedelta(days=self.days_before)))
