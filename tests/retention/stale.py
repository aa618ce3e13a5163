"""Rows of every kind of data that have counted since a moment."""

import os
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Table

from portal.awards.models import AwardRound, Nomination
from portal.awards.rules.codes import RoundStatus
from portal.classes.models import SchoolClass
from portal.complaints.models import Case, Complaint
from portal.complaints.rules.codes import Status as CaseStatus
from portal.consent.models import Consent
from portal.contributions.models import Contribution
from portal.contributions.rules import Status
from portal.core.clock import today
from portal.core.retention import KindOfData, Rows
from portal.core.storage.streaming import the_store
from portal.events.models import Application, Event
from portal.events.rules.codes import ApplicationStatus
from portal.hosting.models import FamilyAnswer, VisitParticipant
from portal.hosting.rules.codes import Kind as ParticipantKind
from portal.juries.models import Jury, JuryMember
from portal.people.rules import Step
from portal.rounds.rules import RunStatus
from portal.visits.models import Visit
from portal.visits.rules.codes import Status as VisitStatus
from tests.builders.rows import insert_row

A_DAY = timedelta(days=1)

# What makes a row one of its kind, for kinds of which not every row is one; and which column counts, of several.
MORE: Mapping[str, Callable[[datetime], dict[str, Any]]] = {
    "emails": lambda since: {"given_up_at": since},
    "former_teachers": lambda since: {"ended_at": since},
    "deleted_drafts": lambda since: {"status": Status.DELETED, "status_since": since},
    "untouched_drafts": lambda since: {"status": Status.DRAFT, "updated_at": since},
    "letters": lambda since: {"at": since, "until": today() - A_DAY},
    "round_inputs": lambda since: {"asked_at": since, "inputs": b"-", "status": RunStatus.PREVIEW},
    "report_cases": lambda since: {"decided_at": since, "status": CaseStatus.ANSWERED},
    "visits_without_result": lambda since: {
        "updated_at": since,
        "status": VisitStatus.CANCELLED,
        "first_day": since.date(),
        "last_day": since.date(),
    },
    "retention_runs": lambda since: {"day": since.date(), "ended_at": since},
    "deleted_accounts": lambda since: {"at": since, "step": Step.DELETE},
}


def add_stale(kind: KindOfData, since: datetime) -> None:
    if kind.key in SPECIAL:
        SPECIAL[kind.key](since)
    else:
        source = cast(Rows, kind.source)
        values = MORE[kind.key](since) if kind.key in MORE else {source.since.key: since}
        insert_row(cast(Table, source.table.__table__), **values)


def _replace_answer(since: datetime) -> None:
    table = cast(Table, Consent.__table__)
    earlier = insert_row(table, at=since - A_DAY, until=None)
    insert_row(table, at=since, person_id=earlier["person_id"], giver=earlier["giver"])


def _close_class(since: datetime) -> None:
    closed = insert_row(cast(Table, SchoolClass.__table__), closed_at=since)
    insert_row(cast(Table, Contribution.__table__), class_id=closed["id"], status=Status.SUBMITTED)


def _close_jury(since: datetime) -> None:
    closed = insert_row(cast(Table, Jury.__table__), closed_at=since)
    insert_row(cast(Table, JuryMember.__table__), round_id=closed["round_id"])


def _leave_upload(since: datetime) -> None:
    path = the_store().incoming() / f"{since.timestamp()}.part"
    path.write_bytes(b"half of a photo")
    os.utime(path, (since.timestamp(), since.timestamp()))


def _answer_report(since: datetime) -> None:
    case = insert_row(cast(Table, Case.__table__), decided_at=since, status=CaseStatus.ANSWERED)
    insert_row(cast(Table, Complaint.__table__), case_id=case["id"], email="deniz@evim.example", text="-")


def _nominate(since: datetime) -> None:
    over = insert_row(cast(Table, AwardRound.__table__), status=RoundStatus.PUBLISHED)
    insert_row(cast(Table, Nomination.__table__), round_id=over["id"], updated_at=since)


def _apply_in_vain(since: datetime) -> None:
    """For an event that is over."""
    day = today() - A_DAY
    event = insert_row(cast(Table, Event.__table__), first_day=day, last_day=day)
    application = cast(Table, Application.__table__)
    insert_row(application, event_id=event["id"], status=ApplicationStatus.DECLINED, updated_at=since)


def _take_part(since: datetime) -> dict[str, Any]:
    """In a visit that ended then."""
    days = {"first_day": since.date(), "last_day": since.date()}
    visit = insert_row(cast(Table, Visit.__table__), status=VisitStatus.REPORTED, **days)
    return insert_row(cast(Table, VisitParticipant.__table__), visit_id=visit["id"], kind=ParticipantKind.DELEGATE)


def _tell_as_family(since: datetime) -> None:
    insert_row(cast(Table, FamilyAnswer.__table__), participant_id=_take_part(since)["id"])


SPECIAL: Mapping[str, Callable[[datetime], object]] = {
    "jury_members": _close_jury,
    "visit_families": _tell_as_family,
    "visit_participants": _take_part,
    "consents": _replace_answer,
    "reporters": _answer_report,
    "closed_classes": _close_class,
    "nominations": _nominate,
    "interrupted_uploads": _leave_upload,
    "unused_applications": _apply_in_vain,
}
