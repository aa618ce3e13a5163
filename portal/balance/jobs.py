"""What the balance does by itself: where it takes long it is computed every hour."""

from portal.balance.computing import compute

EVERY_HOUR = [compute]
