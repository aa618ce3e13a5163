"""Keeps macros that many pages show, such as menus and footer: rendered once for their values and the language."""

from collections.abc import Hashable

from flask import Flask, current_app, request
from markupsafe import Markup

from portal.core.changes.kept import kept
from portal.core.web.locale import OWN_NAMES, elsewhere, language


def init_cached_macros(app: Flask) -> None:
    app.jinja_env.globals.update(cached_macro=cached_macro, page_languages=page_languages)


def cached_macro(template: str, macro: str, *values: Hashable) -> Markup:
    """The macro's result in the reader's language; of the request it must depend on nothing but these values."""

    def render() -> Markup:
        rendered: Markup = getattr(current_app.jinja_env.get_template(template).module, macro)(*values)
        return rendered

    return kept((request.root_path, language(), template, macro, *values), render)


def page_languages() -> list[tuple[str, str, str]]:
    """(language, its own name, address of this page in it)."""
    return [(lang, name, elsewhere(lang)) for lang, name in OWN_NAMES.items()]
