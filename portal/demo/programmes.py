"""The programme of the demo's Hessentag: half of it is placed and public, the other half waits."""

from itertools import cycle, islice

from portal.accounts.models import Person
from portal.core.db import db
from portal.events.models import Application, Event
from portal.scheduling.actions.publishing import publish
from portal.scheduling.actions.rooms import hang
from portal.scheduling.actions.slots import put, raise_version
from portal.scheduling.models import ProgrammeProposal
from portal.scheduling.queries.problem import answer_of, question_of
from portal.scheduling.queries.proposals import proposed_slots
from portal.scheduling.queries.rooms import exhibits_of, rooms_of
from portal.solver.programme import plan

PLACED = 30
PATIENCE = 5.0  # seconds


def load_programme(event: Event) -> None:
    by = db.session.get_one(Person, event.by_id)
    question = question_of(event)
    proposal = ProgrammeProposal(event=event, **answer_of(question, plan(question.problem, seconds=PATIENCE)))
    raise_version(event)
    for each in islice(proposed_slots(event, proposal), PLACED):
        put(event, db.session.get_one(Application, each.application.id), each.where)
    _hang_half(event)
    publish(event, by=by)


def _hang_half(event: Event) -> None:
    """Every second exhibit has its room."""
    for exhibit, (room, _) in zip(exhibits_of(event)[::2], cycle(rooms_of(event)), strict=False):
        hang(event, exhibit, room, seen=None)
