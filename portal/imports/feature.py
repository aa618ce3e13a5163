"""Published lists of schools and holidays, taken over in the browser with a preview and progress."""

from portal.core.feature import Feature, Schedule
from portal.imports import views
from portal.imports.jobs import check, forget_old, give_up_lost, take_over
from portal.imports.labels import REFUSALS

FEATURE = Feature(
    package="portal.imports",
    routes=[views.routes],
    url_prefix="/imports",
    schedule=Schedule(every_hour=[give_up_lost, forget_old], on_demand=[check, take_over]),
    refusals=REFUSALS,
)
