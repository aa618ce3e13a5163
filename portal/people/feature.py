"""Accounts of adults in the hands of administrators and coordinators: list, steps, history, what was left waiting."""

from portal.core.feature import Feature
from portal.people.cli import people
from portal.people.labels import REFUSALS
from portal.people.views import accounts, handing_over, invitations, lists, memberships, own
from portal.people.views.meanwhile import last_step

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
    refusals=REFUSALS,
    meanwhile={"person_id": last_step},
)
