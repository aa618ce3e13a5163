"""Supply and demand in partner search, and what one more class would unlock."""

from portal.balance.jobs import compute
from portal.balance.views import balance
from portal.core.feature import Feature, Schedule

FEATURE = Feature(
    package="portal.balance",
    routes=[balance.routes],
    schedule=Schedule(every_hour=[compute]),
)
