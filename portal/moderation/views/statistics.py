"""Figures of the moderation by month, as a page and as files: of the own regions, for administrators of all."""

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.config import LANGUAGES
from portal.core.clock import today
from portal.core.tabular.writing import XLSX, Sheet, csv_file, separator, xlsx_file
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.moderation.labels import language_sheet, month_sheet
from portal.moderation.queries.statistics import by_language, by_month
from portal.moderation.rules import Scope, last_months
from portal.regions.labels import region_choices
from portal.regions.queries import all_regions

routes = Routes()


@routes.get("/moderation/figures")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def statistics() -> ResponseReturnValue:
    known = _known()
    return render_template(
        "moderation/statistics.html",
        sheets=_sheets(),
        scope=_scope(),
        languages=LANGUAGES,
        regions=[choice for choice in region_choices() if choice[0] in known],
    )


@routes.get("/moderation/figures.csv")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def statistics_csv() -> ResponseReturnValue:
    return _file(csv_file(_sheets(), separator()), "csv", "text/csv; charset=utf-8")


@routes.get("/moderation/figures.xlsx")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def statistics_xlsx() -> ResponseReturnValue:
    return _file(xlsx_file(_sheets()), "xlsx", XLSX)


def _known() -> list[str]:
    return list(all_regions()) if current_user.is_administrator else current_user.region_keys


def _scope() -> Scope:
    """What nobody can choose is dropped."""
    known, region = _known(), request.args.get("region", "")
    language = request.args.get("language", "")
    return Scope((region,) if region in known else tuple(known), language if language in LANGUAGES else "")


def _sheets() -> list[Sheet]:
    scope, months = _scope(), last_months(today())
    return [month_sheet(by_month(scope, months)), language_sheet(by_language(scope, months))]


def _file(data: bytes, ending: str, kind: str) -> Response:
    answer = Response(data, content_type=kind)
    answer.headers["Content-Disposition"] = f"attachment; filename=moderation-{today()}.{ending}"
    return answer
