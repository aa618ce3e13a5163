"""Asks about data, answers, and forgets what was answered long ago."""

from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible
from portal.rights.actions.erasing import new_receipt
from portal.rights.models import RightsRequest
from portal.rights.notifications import tell_answer, tell_asked
from portal.rights.queries.requests import asked_by
from portal.rights.rules.requests import Kind, RightsRefusal, Way


def ask_for_correction(person: Person, text: str, language: str, way: Way = Way.ACCOUNT) -> RightsRequest:
    """Whoever can correct it is told."""
    if not asked_by(person).may_ask:
        raise Refused(RightsRefusal.TOO_MANY_OPEN)
    return _ask(RightsRequest(person_id=person.id, kind=Kind.CORRECTION, way=way, text=text, language=language))


def ask_for_erasure(person: Person, language: str, way: Way = Way.ACCOUNT) -> RightsRequest:
    """Once, however many ask: the teacher of the class carries it out or says why not."""
    if asked_by(person).erasure:
        raise Refused(RightsRefusal.ALREADY_ASKED)
    return _ask(RightsRequest(person_id=person.id, kind=Kind.ERASURE, way=way, language=language))


def answer(request: RightsRequest, words: str, language: str, *, by: Person) -> None:
    """What was done, or why it can't be."""
    facts = {"answered_at": now(), "answered_by_id": by.id, "answer": words, "answer_language": language}
    claim(request, RightsRequest.answered_at.is_(None), refusal=Impossible.ALREADY_TAKEN, **facts)
    tell_answer(request)


def _ask(request: RightsRequest) -> RightsRequest:
    request.receipt = new_receipt()
    db.session.add(request)
    db.session.flush()
    tell_asked(request)
    return request
