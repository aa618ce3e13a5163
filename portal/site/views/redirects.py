"""Redirects addresses that were typed without a language to the reader's language."""

from flask import Flask
from flask.typing import ResponseReturnValue

from portal.core.web.access import open_to_everyone
from portal.core.web.locale import to_language


@open_to_everyone
def without_language(**_values: object) -> ResponseReturnValue:
    return to_language()


def init_redirects(app: Flask) -> None:
    """A redirect for every page with a language; runs as the last, when all pages are there."""
    for rule in [rule for rule in app.url_map.iter_rules() if "lang" in rule.arguments]:
        if "GET" in (rule.methods or ()):
            app.add_url_rule(rule.rule.partition(":lang>")[2], "site.without_language", without_language)
