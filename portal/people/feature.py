"""Accounts of adults in the hands of administrators and coordinators: list, steps, history, what was left waiting."""

from portal.core.feature import Feature
from portal.core.retention import KindOfData, Period, Rows
from portal.people.cli import people
from portal.people.labels import DELETED_ACCOUNTS, REFUSALS
from portal.people.models import AccountEntry
from portal.people.views import accounts, handing_over, invitations, lists, memberships, own
from portal.people.views.meanwhile import last_step

OF_NOBODY = Rows(AccountEntry, AccountEntry.at, lambda: [AccountEntry.person_id.is_(None)])

FEATURE = Feature(
    package="portal.people",
    routes=[
        lists.routes,
        own.routes,
        invitations.routes,
        handing_over.routes,
        accounts.routes,
        memberships.routes,
    ],
    url_prefix="/people",
    commands=[people],
    retention=[KindOfData("deleted_accounts", DELETED_ACCOUNTS, Period(1095, 365, 3650), OF_NOBODY)],
    refusals=REFUSALS,
    meanwhile={"person_id": last_step},
)
