"""When an email is tried again: soon at first, then ever more rarely, for three days in all."""

from datetime import timedelta

DELAYS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=15),
    timedelta(hours=24),
    timedelta(hours=24),
)
MAX_ATTEMPTS = len(DELAYS) + 1

# While a process sends an email, the others leave it alone; after this time they take the process for dead.
CLAIM = timedelta(minutes=10)

# An email this late means that the outbox does not work.
LATE = timedelta(minutes=15)


def delay_after(attempts: int) -> timedelta:
    """How long to wait after so many failed attempts; `attempts` counts from 1."""
    return DELAYS[min(attempts, len(DELAYS)) - 1]
