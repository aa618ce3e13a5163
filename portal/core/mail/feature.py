"""The outbox: emails in the recipient's language, written with the action that causes them, and their delivery."""

from portal.core.feature import Feature, Schedule
from portal.core.mail import actions, labels, views
from portal.core.mail.jobs.delivery import deliver, init_delivery
from portal.core.mail.labels import FAILURES, REFUSALS
from portal.core.mail.queries import outbox_state
from portal.core.retention import KindOfData, Period
from portal.core.web.links import absolute

FEATURE = Feature(
    package="portal.core.mail",
    routes=[views.routes],
    schedule=Schedule(every_minute=[deliver]),
    retention=[KindOfData("emails", labels.DONE_WITH, Period(90, 7, 365), actions.DONE_WITH)],
    template_globals={"absolute": absolute, "mail_failures": FAILURES},
    health={"mail": outbox_state},
    refusals=REFUSALS,
    init=init_delivery,
)
