"""Asks teachers and coordinators for a yes to changed terms, before the next page that they open."""

from flask import Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.core.web.access import Role, has_session, mark_of_request, open_to
from portal.core.web.links import own_address
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.core.web.saved import own_path, saved, wants_json
from portal.legal.actions.acceptance import accept as accept_version
from portal.legal.models import LegalVersion
from portal.legal.queries.acceptance import demanded, pending
from portal.legal.queries.texts import facts_for
from portal.legal.views.texts import in_words

routes = Routes()

ASKED = (Role.TEACHER, Role.COORDINATOR)
LEFT_ALONE = ("accounts", "kept", "legal")  # whoever does not agree still logs out, and loses nothing that was typed


@routes.route("/legal/accept", methods=["GET", "POST"])
@open_to(*ASKED)
def accept() -> ResponseReturnValue:
    """The terms with a button; a version that was replaced meanwhile is not accepted unread."""
    then = own_path(request.args.get("next"), url_for("dashboard.show"))
    version = pending(current_user, language())
    if version is None:
        return redirect(then, 303)
    if request.form.get("version") == str(version.id):
        accept_version(version, by=current_user)
        return saved("", then)
    return _page(version)


def init_asking(app: Flask) -> None:
    app.before_request(ask)


def ask() -> ResponseReturnValue | None:
    """Leads to the terms when a page for people with an account is opened. What is sent is never held up."""
    mark = mark_of_request()
    if not has_session() or not _is_page() or not mark or not mark.roles:
        return None
    if not demanded() or not current_user.is_authenticated:
        return None
    if current_user.role not in mark.roles & {*ASKED} or pending(current_user, language()) is None:
        return None
    return redirect(url_for("legal.accept", next=own_address()), 303)


def _is_page() -> bool:
    """Whether somebody opens a page, not a script that fetches something for one."""
    headers = request.headers
    is_document = headers.get("Sec-Fetch-Dest", "document") == "document" and "html" in headers.get("Accept", "html")
    return request.method == "GET" and request.blueprint not in LEFT_ALONE and is_document and not wants_json()


def _page(version: LegalVersion) -> ResponseReturnValue:
    text = in_words(version.text, version.language, facts_for(version.region_key))
    is_replaced = request.method == "POST"
    page = render_template("legal/accept.html", version=version, text=text, is_replaced=is_replaced)
    return page, 422 if is_replaced else 200
