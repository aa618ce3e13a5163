"""The record as a list with filters, and as a file."""

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.audit.forms import FilterForm
from portal.audit.labels.actions import words_of
from portal.audit.labels.sheet import sheet
from portal.audit.labels.things import account, actor, thing
from portal.audit.queries import entries as queries
from portal.core.clock import today
from portal.core.tabular.writing import XLSX, csv_file, separator, xlsx_file
from portal.core.web.access import Role, open_to
from portal.core.web.paging import from_cursor
from portal.core.web.routes import Routes

routes = Routes()

READERS = (Role.COORDINATOR, Role.ADMINISTRATOR)


@routes.get("")
@open_to(*READERS)
def index() -> ResponseReturnValue:
    form = _form()
    filters = form.filters()
    page = queries.entries(current_user, filters, from_cursor(request.args.get("after")))
    names = queries.names_for(current_user, page.items)
    words = {"account": account, "actor": actor, "thing": thing, "words_of": words_of}
    return render_template("audit/index.html", form=form, filters=filters, page=page, names=names, **words)


@routes.get("/export.<any(csv,xlsx):ending>")
@open_to(*READERS)
def export(ending: str) -> Response:
    """The newest entries that the filters leave, as many as a file takes."""
    page = queries.entries(current_user, _form().filters(), limit=queries.MOST_EXPORTED)
    table = sheet(page.items, queries.names_for(current_user, page.items))
    data = csv_file([table], separator()) if ending == "csv" else xlsx_file([table])
    answer = Response(data, content_type="text/csv; charset=utf-8" if ending == "csv" else XLSX)
    answer.headers["Content-Disposition"] = f"attachment; filename=audit-{today()}.{ending}"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _form() -> FilterForm:
    return FilterForm(request.args).offer(current_user.region_keys if current_user.is_coordinator else None)
