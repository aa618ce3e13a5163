"""Contributions of students: writing, uploads, versions, steps from draft to published."""

from portal.contributions.actions.answer_times import count_answer_times
from portal.contributions.actions.deletion import erase_numbered
from portal.contributions.jobs import (
    announce_waiting,
    look_for_contacts,
    prepare_next,
    sweep,
    tend_index,
)
from portal.contributions.labels import (
    CONFIRMED_BY,
    CONTACTS,
    DELETED_DRAFTS,
    REASON_NAMES,
    REFUSALS,
    STATUSES,
    UNTOUCHED_DRAFTS,
    place_label,
    reason_label,
)
from portal.contributions.models import Contribution
from portal.contributions.queries.preparation import waiting
from portal.contributions.rules import DRAFT_NOTICE, Status, address_of
from portal.contributions.views import (
    authors,
    contacts,
    contributions,
    copies,
    drafts,
    editing,
    media,
    overview,
    people,
    pictures,
    steps,
    versions,
)
from portal.contributions.views.meanwhile import last_step
from portal.core.feature import Feature, Schedule
from portal.core.retention import KindOfData, Period, Rows
from portal.core.storage.labels import REFUSALS as FILE_REFUSALS

DELETED = Rows(
    Contribution, Contribution.status_since, lambda: [Contribution.status == Status.DELETED], erase_some=erase_numbered
)
UNTOUCHED = Rows(
    Contribution, Contribution.updated_at, lambda: [Contribution.status == Status.DRAFT], erase_some=erase_numbered
)

FEATURE = Feature(
    package="portal.contributions",
    routes=[
        contributions.routes,
        drafts.routes,
        authors.routes,
        media.routes,
        pictures.routes,
        editing.routes,
        people.routes,
        copies.routes,
        overview.routes,
        steps.routes,
        contacts.routes,
        versions.routes,
    ],
    schedule=Schedule(
        every_minute=[tend_index, look_for_contacts],
        every_hour=[sweep, announce_waiting, count_answer_times],
        repeated=[prepare_next],
    ),
    retention=[
        KindOfData("deleted_drafts", DELETED_DRAFTS, Period(7, 7, 90), DELETED),
        KindOfData("untouched_drafts", UNTOUCHED_DRAFTS, Period(730, 180, 3650), UNTOUCHED, DRAFT_NOTICE),
    ],
    refusals=REFUSALS,
    health={"files": waiting},
    meanwhile={"contribution_id": last_step},
    template_globals={
        "address_of": address_of,
        "contribution_statuses": STATUSES,
        "reason_label": reason_label,
        "contact_labels": CONTACTS,
        "confirmed_by": CONFIRMED_BY,
        "place_label": place_label,
        "reason_names": REASON_NAMES,
        "file_refusals": FILE_REFUSALS,
    },
)
