"""Who accepts terms, and when they are asked."""

from datetime import datetime


def must_accept(demanded_at: datetime | None, accepted_at: datetime | None) -> bool:
    """Whether a version that must be accepted was published after whatever this person accepted last."""
    return demanded_at is not None and (accepted_at is None or accepted_at < demanded_at)
