"""Why the portal cannot start, in sentences for whoever starts it."""


class CannotStart(Exception):
    """Says in one sentence each what is wrong and what to do about it."""
