"""Which page of a long list an address asks for."""

from flask import request

MOST = 10_000


def page_number() -> int:
    """From 1; whatever cannot be a page is the first one."""
    number = request.args.get("page", 1, int)
    return number if 1 <= number <= MOST else 1
