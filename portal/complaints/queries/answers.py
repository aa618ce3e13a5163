"""Reads what became of a report, for whoever has its code."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask import current_app
from sqlalchemy import select

from portal.classes.rules import codes
from portal.complaints.models import Case, CaseEntry, Complaint
from portal.complaints.queries.cases import entries_of
from portal.complaints.rules.cases import CODE_LENGTH, VOTES
from portal.complaints.rules.codes import Status, Step
from portal.core.clock import now
from portal.core.db import db

TO_REPORTERS = (Step.KEEP, Step.ASK_CHANGES, Step.UNPUBLISH, Step.AMEND, Step.GIVE_WAY)
TO_TEACHERS = (Step.HIDE, Step.ASK_CHANGES, Step.UNPUBLISH, Step.AMEND, Step.OBJECT, Step.UPHOLD, Step.GIVE_WAY)


def code_of(complaint: Complaint) -> str:
    """What opens the answer; it follows from the installation's secret, so that it is stored nowhere.

    SQLite gives the number of a report that was erased to the next one: the moment tells them apart.
    """
    of = f"complaint {complaint.id} of {complaint.at.timestamp():.0f}"
    return codes.letters_from(current_app.config["SECRET_KEY"], of, CODE_LENGTH)


def hash_of(code: str) -> str:
    """What the database knows of it."""
    return codes.keyed(current_app.config["SECRET_KEY"], f"complaint hash {code}").hexdigest()


def find_complaint(code: str) -> Complaint | None:
    """By its code as it was typed or followed."""
    return db.session.scalar(select(Complaint).where(Complaint.code_hash == hash_of(codes.typed(code))))


def answers_in(case: Case) -> list[CaseEntry]:
    """What those who reported read, the oldest first."""
    return _told(case, TO_REPORTERS)


def told_to_teachers(case: Case) -> list[CaseEntry]:
    """What whoever is concerned reads, the oldest first."""
    return _told(case, TO_TEACHERS)


def _told(case: Case, steps: Sequence[Step]) -> list[CaseEntry]:
    """Of votes only the last, which decided."""
    entries = entries_of(case)
    votes = [entry.id for entry in entries if entry.step in VOTES]
    decided = votes[-1:] if case.status != Status.HIDDEN else []
    return [entry for entry in entries if entry.step in steps or entry.id in decided]


def answered_at() -> Any:
    """Of the case of a complaint; nothing while somebody still has to decide."""
    answered = (Case.id == Complaint.case_id, Case.status == Status.ANSWERED)
    return select(Case.decided_at).where(*answered).correlate(Complaint).scalar_subquery()


def until_answered(case: Case) -> datetime | None:
    """Until when an answer is promised; None when there is one, or the moment has passed."""
    return case.due_at if case.status != Status.ANSWERED and case.due_at > now() else None
