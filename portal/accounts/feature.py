"""Accounts: signing in, invitations, passwords, email addresses."""

from flask_login import current_user

from portal.accounts.actions.email_change import forget_old_changes
from portal.accounts.actions.sessions import forget_ended
from portal.accounts.actions.sign_in import ask_for_link
from portal.accounts.actions.throttle import forget_old_attempts
from portal.accounts.jobs import write_daily_emails
from portal.accounts.labels import REFUSALS, ROLES
from portal.accounts.queries.contacts import contact_of, named_contact_of
from portal.accounts.views import devices, email_change, links, notices, second_factor, settings, sign_in, ways
from portal.accounts.views.session import init_sessions
from portal.core.feature import Feature, Schedule

FEATURE = Feature(
    package="portal.accounts",
    routes=[
        sign_in.routes,
        second_factor.routes,
        links.routes,
        settings.routes,
        devices.routes,
        ways.routes,
        notices.routes,
        email_change.routes,
    ],
    schedule=Schedule(
        every_hour=[forget_old_attempts, forget_old_changes, forget_ended, write_daily_emails], on_demand=[ask_for_link]
    ),
    refusals=REFUSALS,
    template_globals={
        "current_user": current_user,
        "role_names": ROLES,
        "contact_of": contact_of,
        "named_contact_of": named_contact_of,
    },
    init=init_sessions,
    without_token=["unsubscribe"],
)
