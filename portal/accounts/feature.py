"""Accounts: signing in, invitations, passwords, email addresses."""

from flask_login import current_user

from portal.accounts.cli import people
from portal.accounts.jobs import forget_changes, forget_failures
from portal.accounts.labels import REFUSALS, ROLES
from portal.accounts.views import accounts, email_change
from portal.accounts.views.session import init_sessions
from portal.core.feature import Feature, Schedule

FEATURE = Feature(
    package="portal.accounts",
    routes=[accounts.routes, email_change.routes],
    schedule=Schedule(every_hour=[forget_failures, forget_changes]),
    commands=[people],
    refusals=REFUSALS,
    template_globals={"current_user": current_user, "role_names": ROLES},
    init=init_sessions,
)
