"""Commands about schools."""

from typing import Any

from flask.cli import AppGroup

from portal.core.tabular.cli import ListImport, import_options
from portal.regions.queries import all_regions
from portal.schools.actions.importing import import_list
from portal.schools.labels.import_report import TITLES, counts, report_lines
from portal.schools.rules.lists.formats import FORMATS

schools = AppGroup("schools", help="The school directory.")

IMPORT = ListImport(import_list, all_regions, FORMATS, TITLES, counts, report_lines)


@schools.command("import")
@import_options("Take over this region only; rows that do not say where they are lie in it.")
def import_(**options: Any) -> None:
    """Takes a published list of schools over: all of it or, when it breaks off, nothing."""
    IMPORT.run(**options)
