"""Agreed visits begin on their first day."""

from portal.visits.actions.steps import begin
from portal.visits.queries.lists import due_to_begin


def begin_visits() -> None:
    for visit in due_to_begin():
        begin(visit)
