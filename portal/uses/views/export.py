"""Works that may be used as one ZIP: a page with its files for each, and a list. The gate is asked as they are sent."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from flask import Flask, current_app, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.consent.rules.codes import Use
from portal.contributions.views.copies import archive, entries, folder
from portal.core.refusal import NotFound
from portal.core.storage.archive import Entry
from portal.core.tabular.writing import Cells, Sheet, csv_file, separator, xlsx_file
from portal.core.web.access import Role, open_to
from portal.core.web.paging import from_cursor
from portal.core.web.routes import Routes
from portal.uses import queries
from portal.uses.labels import empty_sheet, row_of
from portal.uses.queries import Work
from portal.uses.rules import ConsentEnded
from portal.uses.views.works import chosen_filters

routes = Routes()


@dataclass(frozen=True)
class Copy:
    """A work as it is sent, in plain values: when its turn comes, the request is over."""

    number: int
    names: list[str]
    row: Cells
    entries: list[Entry]


@routes.get("/uses/works.zip")
@open_to(Role.COORDINATOR)
def export() -> ResponseReturnValue:
    """What one page of the list shows."""
    filters = chosen_filters()
    page = queries.works(current_user, filters, from_cursor(request.args.get("after")))
    works = queries.still_usable([work.contribution.id for work in page.items], filters.use)
    if not works:
        raise NotFound
    copies = [_copy(place, work) for place, work in enumerate(works, 1)]
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    sent = _sent(app, filters.use, copies, empty_sheet(filters.use), separator())
    return archive(f"works-{filters.use}", sent)


def _sent(app: Flask, use: Use, copies: Sequence[Copy], sheet: Sheet, between: str) -> Iterator[Entry]:
    there: list[Copy] = []
    for copy in copies:
        if _may_go(app, use, [copy]):
            yield from copy.entries
            there.append(copy)
    told = [replace(sheet, rows=[copy.row for copy in there])]
    yield "list.csv", [csv_file(told, between)]
    yield "list.xlsx", [xlsx_file(told)]
    if not _may_go(app, use, there):
        raise ConsentEnded


def _may_go(app: Flask, use: Use, copies: Collection[Copy]) -> bool:
    with app.app_context():
        return queries.are_usable({copy.number: copy.names for copy in copies}, use)


def _copy(place: int, work: Work) -> Copy:
    number, where = work.contribution.id, folder(place, work.contribution)
    address = current_app.config["BASE_URL"] + url_for("contributions.show", contribution_id=number)
    told = row_of(work, where.rstrip("/"), address)
    return Copy(number, work.names, told, entries(work.contribution, work.names, where))
