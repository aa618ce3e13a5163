"""The page of the balance, the same as a file, and a request for a new computation."""

from flask import Response, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.balance import queries
from portal.balance.actions import request_balance
from portal.balance.jobs import compute
from portal.balance.labels.advice import fits_text, step_text, stop_text
from portal.balance.labels.sheets import ages, kinds, languages, regions, sheets_of, unmatched
from portal.balance.rules.report import Report
from portal.balance.views.charts import chart_of
from portal.core.clock import today
from portal.core.jobs.queue import enqueue
from portal.core.tabular.writing import XLSX, Sheet, csv_file, separator, xlsx_file
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()

COLUMNS = {"regions": (2, 3, 5), "languages": (2, 3, 5), "ages": (1, 4)}  # of the tables, that are drawn
WORDS = {"fits_text": fits_text, "stop_text": stop_text, "step_text": step_text}


@routes.get("/partner-search/balance")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def show() -> ResponseReturnValue:
    balance = queries.the_balance()
    report = balance.report
    tables = [each(report) for each in (regions, languages, ages)] if report and report.n_classes else []
    return render_template(
        "balance/show.html",
        balance=balance,
        report=report,
        unmatched=queries.unmatched_of(report, current_user.region_keys) if report else [],
        n_unmatched=sum(each.region_key in current_user.region_keys for each in report.unmatched) if report else 0,
        kinds=kinds(report) if report else None,
        figures=[(table, chart_of(table, COLUMNS[table.key])) for table in tables],
        **WORDS,
    )


@routes.get("/partner-search/balance.csv")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def show_csv() -> ResponseReturnValue:
    return _file(csv_file(_sheets(), separator()), "csv", "text/csv; charset=utf-8")


@routes.get("/partner-search/balance.xlsx")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def show_xlsx() -> ResponseReturnValue:
    return _file(xlsx_file(_sheets()), "xlsx", XLSX)


@routes.post("/partner-search/balance/compute", endpoint="compute")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def compute_anew() -> ResponseReturnValue:
    is_first = request_balance()
    answer = saved(gettext("The balance is being computed."), url_for(".show"))
    if is_first:
        enqueue(compute)
    return answer


def _sheets() -> list[Sheet]:
    """All tables; who cares for no region reads numbers only."""
    report: Report = queries.the_balance().report or abort(404)
    tables, own = sheets_of(report), current_user.region_keys
    return [*tables, unmatched(queries.unmatched_of(report, own, limit=queries.MOST_NAMED))] if own else tables


def _file(data: bytes, ending: str, kind: str) -> Response:
    answer = Response(data, content_type=kind)
    answer.headers["Content-Disposition"] = f"attachment; filename=balance-{today()}.{ending}"
    return answer
