"""The filters of the queue in the address: they stay there through every page and decision."""

from flask import request

from portal.config import LANGUAGES
from portal.core.web.converters import row_number
from portal.moderation.rules import ALL, WAITING_DAYS, Filters


def chosen_filters() -> Filters:
    """Those of the request; what nobody can choose is dropped."""
    languages, days = request.args.get("languages", ""), request.args.get("days", type=row_number)
    return Filters(
        languages=languages if languages in (ALL, *LANGUAGES) else "",
        project=request.args.get("project", type=row_number),
        school=request.args.get("school", type=row_number),
        days=days if days in WAITING_DAYS else None,
    )
