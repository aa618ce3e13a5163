"""The partner requests of the demo: one in every status, in every region."""

from datetime import timedelta

from portal.accounts.models import Person
from portal.core.clock import today
from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.matching.rules.searches import Status as SearchStatus
from portal.partnering.actions.entries import NO_MESSAGE, Message, close
from portal.partnering.actions.messages import write
from portal.partnering.actions.requests import Proposal, accept, decline, propose, send, withdraw
from portal.partnering.models import PartnerRequest
from portal.partnering.rules import DeclineReason, Status, Step, proposed_period
from portal.partnering.views.new_request import proposed_text

REPLIES = {
    "de": "Das klingt gut! Wir schreiben gerade eine Klassenarbeit und melden uns nächste Woche.",
    "fr": "Cela nous plaît beaucoup. Nos élèves ont déjà plein de questions !",
    "it": "Ci piace molto l’idea. Possiamo cominciare con una breve presentazione delle classi?",
    "pl": "To świetny pomysł. Nasza klasa chętnie zacznie od krótkich filmów o szkole.",
    "ru": "Нам очень нравится эта идея. Начнём с писем о наших школах?",
    "tr": "Bu fikri çok sevdik. Önce sınıflarımızı kısa mektuplarla tanıtalım mı?",
}
STATUSES = (
    Status.SENT,
    Status.PROPOSED,
    Status.DECLINED,
    Status.WITHDRAWN,
    Status.EXPIRED,
    Status.ENDED,
    Status.ACCEPTED,
)
WITH_PARTNERS = 2  # regions whose requests are accepted too; the other classes go on searching


def load_requests(by_region: list[list[PartnerSearch]]) -> None:
    """Each region asks the next one, with different classes for every status."""
    for number, searches in enumerate(by_region):
        others = by_region[(number + 1) % len(by_region)][::-1]
        statuses = STATUSES if number < WITH_PARTNERS else STATUSES[:-1]
        for status, search, other in zip(statuses, searches, others, strict=False):
            if {search.status, other.status} == {SearchStatus.OPEN}:
                _move_to(status, _send(search, other))


def _send(search: PartnerSearch, other: PartnerSearch) -> PartnerRequest:
    sender, reader = _teacher(search), _teacher(other)
    message = Message(proposed_text(search, reader), reader.language)
    request = send(search, other, Proposal(message, proposed_period(search.period, other.period)), by=sender)
    write(request, Message(REPLIES[reader.language], reader.language), by=reader)
    return request


def _move_to(status: Status, request: PartnerRequest) -> None:
    sender, reader = _teacher(request.from_search), _teacher(request.to_search)
    if status == Status.PROPOSED:
        later = request.starts_on + timedelta(days=21)
        propose(request, Proposal(NO_MESSAGE, (later, max(later, request.ends_on))), by=reader)
    elif status == Status.DECLINED:
        decline(request, Message(reasons=(DeclineReason.TIME,)), by=reader)
    elif status == Status.WITHDRAWN:
        withdraw(request, by=sender)
    elif status == Status.EXPIRED:
        request.remind_on, request.due_on = today() - timedelta(days=9), today() - timedelta(days=2)
        close(request, Step.EXPIRE, Status.EXPIRED, None)
    elif status == Status.ENDED:
        close(request, Step.END, Status.ENDED, None)
    elif status == Status.ACCEPTED:
        accept(request, by=reader)


def _teacher(search: PartnerSearch) -> Person:
    return db.session.get_one(Person, search.teacher_id)
