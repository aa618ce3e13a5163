"""Accounts: signing in, invitations, passwords, email addresses."""

from flask_login import current_user

from portal.accounts.actions.sign_in import ask_for_link
from portal.accounts.jobs import write_daily_emails
from portal.accounts.labels import EMAIL_CHANGES, ENDED_SESSIONS, FAILED_SIGN_INS, REFUSALS, ROLES
from portal.accounts.models import Attempts, EmailChange, SignInSession
from portal.accounts.queries.contacts import contact_of, named_contact_of
from portal.accounts.queries.sessions import are_over
from portal.accounts.views import devices, email_change, links, notices, second_factor, settings, sign_in, ways
from portal.accounts.views.session import init_sessions
from portal.core.feature import Feature, Schedule
from portal.core.retention import KindOfData, Period, Rows

ENDED = Rows(SignInSession, SignInSession.last_seen_at, are_over)

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
    schedule=Schedule(every_hour=[write_daily_emails], on_demand=[ask_for_link]),
    retention=[
        KindOfData("sessions", ENDED_SESSIONS, Period(0, 0, 30), ENDED),
        KindOfData("failed_sign_ins", FAILED_SIGN_INS, Period(0, 0, 30), Rows(Attempts, Attempts.until)),
        KindOfData("email_changes", EMAIL_CHANGES, Period(7, 7, 90), Rows(EmailChange, EmailChange.asked_at)),
    ],
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
