"""Published lists of schools and holidays, taken over in the browser with a preview and progress."""

from portal.core.feature import Feature, Schedule
from portal.core.retention import KindOfData, Period, Rows
from portal.imports import actions, views
from portal.imports.jobs import check, give_up_lost, take_over
from portal.imports.labels import LISTS, REFUSALS
from portal.imports.models import ListImport

OLD_LISTS = Rows(ListImport, ListImport.status_since, erase_some=actions.forget)

FEATURE = Feature(
    package="portal.imports",
    routes=[views.routes],
    url_prefix="/imports",
    schedule=Schedule(every_hour=[give_up_lost], on_demand=[check, take_over]),
    retention=[KindOfData("list_imports", LISTS, Period(30, 7, 365), OLD_LISTS)],
    refusals=REFUSALS,
)
