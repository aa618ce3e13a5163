"""Erases a person: all rows in one transaction; files and copies that the databases keep follow at once by a job."""

from collections.abc import Collection, Sequence
from secrets import token_urlsafe

from sqlalchemy import delete, select, update

from portal.accounts.models import Person
from portal.contributions.actions.deletion import erase, leave_without
from portal.contributions.actions.publishing import check_again, take_down
from portal.contributions.models import Contribution, Preparation
from portal.contributions.queries.contributions import current_media
from portal.contributions.rules import is_empty
from portal.core.db import db
from portal.core.refusal import existing
from portal.core.storage.store import original_file
from portal.juries.actions.members import leave_juries
from portal.partnering.models import Entry
from portal.regions.models import Region
from portal.rights.actions.mails import addresses_of, forget_emails
from portal.rights.actions.words import take_out
from portal.rights.models import Erasure, RightsRequest
from portal.rights.queries.works import Remains, remains_of
from portal.rights.rules.redaction import Traces
from portal.rights.rules.requests import Kind

RECEIPT_BYTES = 18
ERASED = "erased"  # key in the session's info: a job has something to finish after the commit


def erase_person(person: Person, *, farewell: str = "", keeps_published: bool = False) -> Erasure:
    """Nobody finds anything of her any more once this is committed; `finish_erasures` removes what lies beside it.

    `farewell` is the event of an email that tells her so; with `keeps_published` works that visitors may see stay,
    without her name. What a teacher looks after is handed over before.
    """
    _be_first(person)
    remains, addresses = remains_of(person, keeps_published=keeps_published), addresses_of(person)
    erasure = Erasure(receipt=_receipt_of(person), number=person.id, role=person.role, farewell=farewell)
    forget_emails(person, remains.going, Traces(person.name, addresses), but=farewell)
    going, lost = {work.id for work in remains.going}, [medium.contribution_id for medium in remains.files]
    _leave_region(addresses)
    _drop_messages(person)
    leave_juries(person)
    changed = take_out(person, addresses) - going  # while it is known which reports are about her works
    erasure.files = [*_remove_works(person, remains), *_waiting_uploads(person)]
    db.session.add(erasure)
    db.session.info[ERASED] = True
    db.session.execute(delete(Person).where(Person.id == person.id))
    db.session.flush()
    db.session.expire_all()
    _withdraw_empty(lost)
    _show_again(changed | {work.id for work in remains.staying})
    return erasure


def new_receipt() -> str:
    return token_urlsafe(RECEIPT_BYTES)


def _be_first(person: Person) -> None:
    """Of two who erase her at once, the second one finds nobody."""
    existing(db.session.scalar(select(Person.id).where(Person.id == person.id).with_for_update()))


def _receipt_of(person: Person) -> str:
    """That which was given when the erasure was asked for, if it was."""
    asked = select(RightsRequest.receipt).filter_by(person_id=person.id, kind=Kind.ERASURE)
    return db.session.scalar(asked.order_by(RightsRequest.id.desc()).limit(1)) or new_receipt()


def _remove_works(person: Person, remains: Remains) -> list[str]:
    """The files that are to be removed."""
    numbers = {work.id: remains.files_in(work) for work in remains.staying}
    files = erase(remains.going)
    for work in remains.staying:
        files += leave_without(person, work, numbers[work.id])
    return files


def _waiting_uploads(person: Person) -> list[str]:
    """Her uploads in works that stay are prepared first; what was prepared already is needed no more."""
    done = (Preparation.person_id == person.id, Preparation.done_at.is_not(None))
    names = db.session.scalars(select(Preparation.original).where(*done)).all()
    return [original_file(name) for name in names]


def _drop_messages(person: Person) -> None:
    """What was written to partner classes; steps of a request stay, without their words."""
    hers = Entry.by_id == person.id
    db.session.execute(delete(Entry).where(hers, Entry.step == ""))
    db.session.execute(update(Entry).where(hers).values(text=""))


def _leave_region(addresses: list[str]) -> None:
    """Whoever was named as the contact of a region is it no longer."""
    named = Region.contact_email.in_(addresses)
    db.session.execute(update(Region).where(named).values(contact_email="", contact_name=""))


def _withdraw_empty(numbers: Collection[int]) -> None:
    """Of what was carried by a file that showed her, nothing but a title may be left."""
    for work in _public(numbers):
        if is_empty(work.title, work.text, len(current_media(work))):
            take_down(work)


def _show_again(numbers: Collection[int]) -> None:
    """Works of others read without her: search and gallery follow."""
    check_again(_public(numbers))


def _public(numbers: Collection[int]) -> Sequence[Contribution]:
    query = select(Contribution).where(Contribution.id.in_(numbers), Contribution.published_at.is_not(None))
    return db.session.scalars(query.order_by(Contribution.id)).all()
