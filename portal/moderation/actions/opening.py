"""Notes what a coordinator has opened: only that can be decided together with others."""

from portal.contributions.models import Opened
from portal.core.claims import add_if_new, change_if
from portal.core.clock import now


def note_opened(person_id: int, contribution_id: int, revision: int) -> None:
    """The contribution was read as it was in this revision."""
    is_row = (Opened.person_id == person_id, Opened.contribution_id == contribution_id)
    seen = {"revision": revision, "at": now()}
    if not change_if(Opened, *is_row, **seen):
        add_if_new(Opened, person_id=person_id, contribution_id=contribution_id, **seen)
