"""Contributions of students: writing, uploads, versions, steps from draft to published."""

from portal.contributions.jobs import announce_waiting, forget_deleted, prepare_next, sweep, tend_index
from portal.contributions.labels import REASON_NAMES, REFUSALS, STATUSES, reason_label
from portal.contributions.queries.preparation import waiting
from portal.contributions.views import (
    authors,
    contributions,
    copies,
    drafts,
    media,
    overview,
    people,
    pictures,
    steps,
    versions,
)
from portal.contributions.views.meanwhile import last_step
from portal.core.feature import Feature, Schedule
from portal.core.storage.labels import REFUSALS as FILE_REFUSALS

FEATURE = Feature(
    package="portal.contributions",
    routes=[
        contributions.routes,
        drafts.routes,
        authors.routes,
        media.routes,
        pictures.routes,
        people.routes,
        copies.routes,
        overview.routes,
        steps.routes,
        versions.routes,
    ],
    schedule=Schedule(
        every_minute=[tend_index], every_hour=[sweep, forget_deleted, announce_waiting], repeated=[prepare_next]
    ),
    refusals=REFUSALS,
    health={"files": waiting},
    meanwhile={"contribution_id": last_step},
    template_globals={
        "contribution_statuses": STATUSES,
        "reason_label": reason_label,
        "reason_names": REASON_NAMES,
        "file_refusals": FILE_REFUSALS,
    },
)
