"""Caches macros that depend on their values alone, such as menus and footer, per process and language."""

from collections.abc import Hashable
from functools import lru_cache

from flask import Flask, current_app, request
from markupsafe import Markup

from portal.core.web.locale import OWN_NAMES, elsewhere, language


def init_cached_macros(app: Flask) -> None:
    app.jinja_env.globals.update(cached_macro=cached_macro, page_languages=page_languages)


def cached_macro(template: str, macro: str, *values: Hashable) -> Markup:
    """The macro's result in the reader's language; it must not depend on anything but these values."""
    return _render(current_app.name, request.root_path, language(), template, macro, *values)


def page_languages() -> list[tuple[str, str, str]]:
    """(language, its own name, address of this page in it)."""
    return [(lang, name, elsewhere(lang)) for lang, name in OWN_NAMES.items()]


@lru_cache(maxsize=2000)
def _render(_app: str, _root: str, _lang: str, template: str, macro: str, *values: Hashable) -> Markup:
    module = current_app.jinja_env.get_template(template).module
    rendered: Markup = getattr(module, macro)(*values)
    return rendered
