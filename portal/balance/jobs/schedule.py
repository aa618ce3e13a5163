"""What the balance does by itself: where it takes long it is computed every hour."""

from portal.balance.jobs.computing import compute

EVERY_HOUR = [compute]
