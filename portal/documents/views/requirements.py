"""Administrators say what is asked for visits, with source and certainty."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.clock import today
from portal.core.web.access import Role, open_to
from portal.core.web.forms import is_as_seen
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.documents import actions
from portal.documents import labels as words
from portal.documents.forms import DocumentForm, typed_of
from portal.documents.models import RequiredDocument
from portal.documents.queries.checklists import all_documents, get_document

routes = Routes()


@routes.get("/administration/documents")
@open_to(Role.ADMINISTRATOR)
def index() -> ResponseReturnValue:
    return render_template("documents/index.html", documents=all_documents(), words=words, today=today())


@routes.route("/administration/documents/new", methods=["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def new() -> ResponseReturnValue:
    form = DocumentForm(data={"valid_from": today()})
    if not form.validate_on_submit():
        return _page(form, None)
    actions.add(form.values(), by=current_user)
    return saved(gettext("The document is on the list."), url_for(".index"))


@routes.route("/administration/documents/<int:document_id>", methods=["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def edit(document_id: int) -> ResponseReturnValue:
    document = get_document(document_id)
    form = DocumentForm(data=typed_of(document)).of(document)
    if not form.validate_on_submit() or not is_as_seen(document.version):
        return _page(form, document)
    actions.change(document, form.values(), by=current_user)
    return saved(gettext("The document is saved."), url_for(".index"))


def _page(form: DocumentForm, document: RequiredDocument | None) -> ResponseReturnValue:
    version = document.version if document else ""
    page = render_template(
        "documents/edit.html",
        form=form,
        document=document,
        version=version,
        is_outdated=bool(document) and not is_as_seen(version),
        words=words,
    )
    return page, 422 if form.is_submitted() else 200
