"""What is the same on many pages is drawn once per process: menus, foot, filters."""

from collections.abc import Hashable
from functools import lru_cache

from flask import current_app, request
from markupsafe import Markup

from portal.core.web.locale import OWN_NAMES, elsewhere, language


def kept(template: str, macro: str, *values: Hashable) -> Markup:
    """What the macro draws in the reader's language; it must not look at anything but these values."""
    return _drawn(current_app.name, request.root_path, language(), template, macro, *values)


def tongues() -> list[tuple[str, str, str]]:
    """(language, its own name, address of this page in it)."""
    return [(lang, name, elsewhere(lang)) for lang, name in OWN_NAMES.items()]


@lru_cache(maxsize=2000)
def _drawn(_app: str, _root: str, _lang: str, template: str, macro: str, *values: Hashable) -> Markup:
    module = current_app.jinja_env.get_template(template).module
    drawn: Markup = getattr(module, macro)(*values)
    return drawn
