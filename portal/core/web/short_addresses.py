"""Addresses of forms that ask by GET: a field that was left empty leaves no trace in the address."""

from urllib.parse import quote, urlencode

from flask import Flask, g, redirect, request
from flask.typing import ResponseReturnValue

from portal.core.web.links import PATH_SIGNS


def init_short_addresses(app: Flask) -> None:
    app.before_request(without_empty_fields)


def without_empty_fields() -> ResponseReturnValue | None:
    """Sends a page whose address has empty parameters to the same one without them."""
    given = list(request.args.items(multi=True))
    filled = [(name, value) for name, value in given if value]
    if len(filled) == len(given) or request.method != "GET" or request.endpoint is None or "language" not in g:
        return None
    path = quote(f"{request.root_path}/{request.path.lstrip('/')}", safe=PATH_SIGNS)
    return redirect(f"{path}?{urlencode(filled)}" if filled else path)
