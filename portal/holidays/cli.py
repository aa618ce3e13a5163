"""Commands about holidays."""

from typing import Any

from flask.cli import AppGroup

from portal.core.tabular.cli import ListImport, import_options
from portal.holidays.actions.importing import import_list
from portal.holidays.labels.import_report import TITLES, counts, report_lines
from portal.holidays.rules.lists.formats import FORMATS
from portal.regions.queries import all_regions

holidays = AppGroup("holidays", help="The school years of the regions.")

IMPORT = ListImport(import_list, all_regions, FORMATS, TITLES, counts, report_lines)


@holidays.command("import")
@import_options("Take over this region only; rows that do not say where they apply concern it.")
def import_(**options: Any) -> None:
    """Takes a published list of holidays over: all of it or, when it breaks off, nothing."""
    IMPORT.run(**options)
