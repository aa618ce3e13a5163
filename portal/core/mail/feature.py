"""The outbox: emails in the recipient's language, written with the action that causes them, and their delivery."""

from portal.core.feature import Feature, Schedule
from portal.core.mail import views
from portal.core.mail.jobs.delivery import deliver, forget_old, init_delivery
from portal.core.mail.labels import FAILURES, REFUSALS
from portal.core.mail.queries import outbox_state
from portal.core.web.links import absolute

FEATURE = Feature(
    package="portal.core.mail",
    routes=[views.routes],
    schedule=Schedule(every_minute=[deliver], every_hour=[forget_old]),
    template_globals={"absolute": absolute, "mail_failures": FAILURES},
    health={"mail": outbox_state},
    refusals=REFUSALS,
    init=init_delivery,
)
