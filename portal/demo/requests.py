"""The partner requests of the demo: one in every status, in every region."""

from datetime import timedelta

from portal.accounts.models import Person
from portal.db import db
from portal.kit.clock import today
from portal.matching.models import Wish
from portal.matching.rules import Status as WishStatus
from portal.partnering.asking import Proposal, Words, accept, answer, propose, send
from portal.partnering.endings import close
from portal.partnering.models import PartnerRequest
from portal.partnering.pages import proposed_period, proposed_text
from portal.partnering.rules import Reason, Status, Step
from portal.partnering.talking import write

REPLIES = {
    "de": "Das klingt gut! Wir schreiben gerade eine Klassenarbeit und melden uns nächste Woche.",
    "fr": "Cela nous plaît beaucoup. Nos élèves ont déjà plein de questions !",
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
    Status.LAPSED,
    Status.ENDED,
    Status.ACCEPTED,
)
WITH_PARTNERS = 2  # regions whose requests are accepted too; the other classes go on searching


def load_requests(searches: list[list[Wish]]) -> None:
    """Each region asks the next one, with different classes for every status."""
    for number, wishes in enumerate(searches):
        others = searches[(number + 1) % len(searches)][::-1]
        statuses = STATUSES if number < WITH_PARTNERS else STATUSES[:-1]
        for status, wish, other in zip(statuses, wishes, others, strict=False):
            if {wish.status, other.status} == {WishStatus.OPEN}:
                _move_to(status, _send(wish, other))


def _send(wish: Wish, other: Wish) -> PartnerRequest:
    sender, reader = _teacher(wish), _teacher(other)
    words = Words(proposed_text(wish, reader), reader.language)
    request = send(wish, other, Proposal(words, *proposed_period(wish, other)), by=sender)
    write(request, Words(REPLIES[reader.language], reader.language), by=reader)
    return request


def _move_to(status: Status, request: PartnerRequest) -> None:
    sender, reader = _teacher(request.from_wish), _teacher(request.to_wish)
    if status == Status.PROPOSED:
        later = request.starts_on + timedelta(days=21)
        propose(request, Proposal(Words(), later, max(later, request.ends_on)), by=reader)
    elif status == Status.DECLINED:
        answer(request, Step.DECLINE, Words(reasons=(Reason.TIME,)), by=reader)
    elif status == Status.WITHDRAWN:
        answer(request, Step.WITHDRAW, Words(), by=sender)
    elif status == Status.LAPSED:
        request.remind_on, request.due_on = today() - timedelta(days=9), today() - timedelta(days=2)
        close(request, Step.LAPSE, Status.LAPSED, None)
    elif status == Status.ENDED:
        close(request, Step.END, Status.ENDED, None)
    elif status == Status.ACCEPTED:
        accept(request, by=reader)


def _teacher(wish: Wish) -> Person:
    return db.session.get_one(Person, wish.teacher_id)
