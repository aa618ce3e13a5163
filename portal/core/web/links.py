"""Addresses of this site; absolute ones never come from the request, whose host name anybody can forge."""

from typing import Any
from urllib.parse import quote

from flask import current_app, request

# What may stand in a path and in a query as it is (RFC 3986); the % of a query belongs to what is quoted already.
PATH_SIGNS = "/!$&'()*+,;=:@"
QUERY_SIGNS = "/!$'()*+,;=:@?&%"


def absolute(endpoint: str, lang: str, **values: Any) -> str:
    """The full address of a page in a language."""
    path = current_app.url_map.bind("portal").build(endpoint, {"lang": lang, **values})
    return f"{current_app.config['BASE_URL'].rstrip('/')}{path}"


def own_address() -> str:
    """Of this request, as a link on this site."""
    path = quote(request.path.lstrip("/"), safe=PATH_SIGNS)
    query = quote(request.query_string, safe=QUERY_SIGNS)
    return f"{request.root_path}/{path}" + (f"?{query}" if query else "")
