"""Pages to take published lists over: send one, look at the preview, confirm or drop it."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.jobs.progress import progress_of
from portal.core.jobs.queue import enqueue
from portal.core.web.access import Role, open_to
from portal.core.web.request_limits import largest_file
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.imports import actions, jobs, queries
from portal.imports.forms import ListForm
from portal.imports.labels import KINDS, REFUSALS, STATUSES
from portal.imports.models import ListImport
from portal.imports.rules import UNDER_WAY, ImportRefusal, Kind

routes = Routes()


@routes.route("", methods=["GET", "POST"])
@open_to(Role.ADMINISTRATOR, takes_files=True)
def index() -> ResponseReturnValue:
    form = ListForm().offer()
    if not form.validate_on_submit() or not (sent := _received(form)):
        page = render_template("imports/index.html", form=form, lists=queries.latest(), kinds=KINDS, statuses=STATUSES)
        return page, 422 if form.is_submitted() else 200
    number = sent.id
    answer = saved("", url_for(".show", number=number))
    enqueue(jobs.check, number)
    return answer


@routes.get("/<int:number>")
@open_to(Role.ADMINISTRATOR)
def show(number: int) -> ResponseReturnValue:
    sent = queries.get_import(number)
    return render_template(
        "imports/show.html",
        sent=sent,
        kind=KINDS[sent.kind],
        status=STATUSES[sent.status],
        is_under_way=sent.status in UNDER_WAY,
        progress=progress_of(sent.progress_name),
    )


@routes.post("/<int:number>/confirm")
@open_to(Role.ADMINISTRATOR)
def confirm(number: int) -> ResponseReturnValue:
    actions.confirm(queries.get_import(number))
    answer = saved("", url_for(".show", number=number))
    enqueue(jobs.take_over, number)
    return answer


@routes.post("/<int:number>/drop")
@open_to(Role.ADMINISTRATOR)
def drop(number: int) -> ResponseReturnValue:
    actions.drop(queries.get_import(number))
    return saved(gettext("The list has been dropped. Nothing was changed."), url_for(".index"))


def _received(form: ListForm) -> ListImport | None:
    """Otherwise says beside the field what is wrong."""
    file = request.files.get("file")
    if not file or not file.filename:
        form.file.errors = [REFUSALS[ImportRefusal.NO_FILE]]
        return None
    kind = Kind(form.kind.data)
    sent = actions.receive(file.stream, file.filename, kind, by=current_user, max_bytes=largest_file())
    sent.region_key = form.region.data or ""
    return sent
