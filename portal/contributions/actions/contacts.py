"""What is found in a contribution and is no private contact is confirmed; how much is left is counted for lists."""

from sqlalchemy import delete

from portal.accounts.models import Person
from portal.contributions.models import ContactConfirmation, ContactCount, Contribution, DocumentWords, Medium
from portal.contributions.queries.contacts import findings, open_findings
from portal.contributions.queries.contributions import relations
from portal.contributions.queries.lists import counted_after
from portal.contributions.rules import ContributionRefusal, Relation
from portal.core.claims import add_if_new
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.storage.found import Reading
from portal.spotting.finding import EDITION


def confirm_contact(contribution: Contribution, mark: str, *, by: Person) -> None:
    """This piece is no private contact; refused when it is not there any more."""
    if mark not in {finding.mark for finding in findings(contribution)}:
        raise Refused(ContributionRefusal.CHANGED_SINCE)
    is_teacher = Relation.TEACHER in relations(by, contribution)
    role = Relation.TEACHER if is_teacher else Relation.COORDINATOR
    add_if_new(ContactConfirmation, contribution_id=contribution.id, mark=mark, by_id=by.id, role=role)
    count_contacts(contribution)


def doubt_contact(contribution: Contribution, mark: str) -> None:
    """Takes a confirmation back, whoever gave it."""
    db.session.execute(delete(ContactConfirmation).filter_by(contribution_id=contribution.id, mark=mark))
    count_contacts(contribution)


def count_contacts(contribution: Contribution) -> None:
    """Counts again what is neither removed nor confirmed."""
    db.session.execute(delete(ContactCount).filter_by(contribution_id=contribution.id))
    if number := len(open_findings(contribution)):
        db.session.add(ContactCount(contribution_id=contribution.id, number=number))
        db.session.flush()


def count_part(after: int, most: int) -> int | None:
    """Counts in the next contributions that wait or are published; the last number, or None when none is left."""
    counted = counted_after(after, most)
    for contribution in counted:
        count_contacts(contribution)
    return counted[-1].id if counted else None


def note_reading(medium: Medium, reading: Reading) -> None:
    """What the text of a document has of what is looked for today."""
    medium.found, medium.looked_for = list(reading.found), EDITION
    if reading.words:
        db.session.merge(DocumentWords(medium_id=medium.id, words=list(reading.words)))


def note_reading_again(medium_id: int, reading: Reading) -> None:
    """The same for a document that was stored before."""
    medium = db.session.get_one(Medium, medium_id)
    note_reading(medium, reading)
    db.session.flush()
    count_contacts(medium.contribution)
