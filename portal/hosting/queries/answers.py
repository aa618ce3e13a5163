"""Reads what families told: unsealed for the two teachers, and for the family that has the code."""

from datetime import date

from flask import current_app
from sqlalchemy import select

from portal.classes.queries import code_of as link_to_code
from portal.classes.rules import codes
from portal.core.clock import today
from portal.core.db import db
from portal.core.sealing import unseal
from portal.families.models import FamilyLanguage
from portal.hosting.models import VisitHosting, VisitParticipant
from portal.hosting.rules.answers import Answer, answer_from
from portal.hosting.rules.sheets import last_day_to_answer, sheet_code, sheet_hash
from portal.visits.models import Visit
from portal.visits.rules.codes import Status

OVER = (Status.REPORTED, Status.CANCELLED)


def answer_of(participant: VisitParticipant) -> Answer | None:
    """None: the family has told nothing, or it can't be read with the key of today."""
    text = unseal(participant.answer.sealed) if participant.answer else None
    return answer_from(text) if text else None


def is_unreadable(participant: VisitParticipant) -> bool:
    return participant.answer is not None and unseal(participant.answer.sealed) is None


def code_of(participant: VisitParticipant) -> str:
    return sheet_code(current_app.config["SECRET_KEY"], participant.id, participant.person_id or 0)


def find_by_code(code: str) -> VisitParticipant | None:
    """By the code of a sheet as it was typed."""
    hashed = sheet_hash(current_app.config["SECRET_KEY"], codes.typed(code))
    return db.session.scalar(select(VisitParticipant).where(VisitParticipant.code_hash == hashed))


def find_by_link(link: str) -> VisitParticipant | None:
    """By what a square carries, which only this installation can have made."""
    code = link_to_code(link)
    return find_by_code(code) if code else None


def answer_until(visit: Visit) -> date:
    """The last day on which families can answer or change what they told."""
    hosting = db.session.get(VisitHosting, visit.id)
    return last_day_to_answer(hosting.answer_until if hosting else None, visit.days)


def is_open(visit: Visit) -> bool:
    """Whether families still can."""
    return visit.status not in OVER and today() <= answer_until(visit)


def language_of(participant: VisitParticipant) -> str:
    """In which the family reads, as far as the teacher has said so; otherwise that of the class."""
    chosen = db.session.get(FamilyLanguage, participant.person_id)
    school_class = participant.visit.side(participant.side).school_class
    return chosen.language if chosen else school_class.card_language if school_class else "en"
