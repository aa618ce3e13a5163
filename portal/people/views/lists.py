"""Lists for administrators and coordinators: accounts, what was done with them, and what nobody looks after."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.core.web.access import Role, open_to
from portal.core.web.converters import row_number
from portal.core.web.paging import from_cursor
from portal.core.web.routes import Routes
from portal.people.forms import FilterForm
from portal.people.labels import HISTORY, STATES
from portal.people.queries import accounts as queries
from portal.people.queries.left_waiting import left_waiting as find_left_waiting
from portal.people.queries.queues import queues as find_queues
from portal.regions.labels import region_choices

routes = Routes()

STAFF = (Role.COORDINATOR, Role.ADMINISTRATOR)


@routes.get("")
@open_to(*STAFF)
def index() -> ResponseReturnValue:
    form = FilterForm(request.args).offer(current_user.region_keys if current_user.is_coordinator else None)
    form.validate()
    filters = queries.Filters(**{field.name: field.data or "" for field in form if not field.errors})
    page = queries.accounts(current_user, filters, from_cursor(request.args.get("after")))
    return render_template("people/index.html", form=form, filters=filters, page=page, states=STATES)


@routes.get("/history")
@open_to(Role.ADMINISTRATOR)
def history() -> ResponseReturnValue:
    before = request.args.get("before", type=row_number)
    entries = queries.all_history(before)
    return render_template("people/history.html", entries=entries, words=HISTORY, per_page=queries.PER_PAGE)


@routes.get("/queues")
@open_to(Role.ADMINISTRATOR)
def queues() -> ResponseReturnValue:
    """What waits for coordinations; `region` is one of them."""
    region = request.args.get("region", "")
    return render_template("people/queues.html", queues=find_queues(region), regions=region_choices(), region=region)


@routes.get("/left-waiting")
@open_to(*STAFF)
def left_waiting() -> ResponseReturnValue:
    return render_template("people/left_waiting.html", left=find_left_waiting(current_user))
