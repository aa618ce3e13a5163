"""Appoints and dismisses members, and sets up how a jury works."""

import secrets
from dataclasses import dataclass

from sqlalchemy import select

from portal.accounts.actions.invitations import invite
from portal.accounts.models import Person
from portal.accounts.queries.people import find_by_email
from portal.awards.models import AwardRound
from portal.awards.queries.rounds import is_organiser
from portal.core.claims import add_if_new, change_if
from portal.core.db import db
from portal.core.refusal import Refused, existing
from portal.core.web.access import Role
from portal.juries.models import Jury, JuryMember, JurySheet
from portal.juries.notifications import notify_appointed
from portal.juries.queries.rounds import OVER
from portal.juries.rules.codes import JuryRefusal
from portal.juries.rules.members import MOST_MEMBERS, NUMBERS
from portal.regions.queries import must_be_open


@dataclass(frozen=True)
class Appointment:
    """Whom the organiser appoints; name and language count for somebody without an account."""

    email: str
    region_key: str
    name: str = ""
    language: str = "de"
    town: str = ""
    is_reserve: bool = False


def appoint(award_round: AwardRound, new: Appointment) -> JuryMember:
    """An account of an adult is taken as it is; anybody else is invited as a teacher who works at no school yet."""
    must_be_open(award_round.region_key)
    jury = ensure_jury(award_round)
    must_not_be_closed(jury)
    person = _person(new)
    if is_organiser(person, award_round):
        raise Refused(JuryRefusal.ORGANISER)
    numbers = _free_numbers(award_round.id)
    values = {"region_key": new.region_key, "town": new.town, "is_reserve": new.is_reserve}
    if not numbers:
        raise Refused(JuryRefusal.FULL)
    keys = {"round_id": award_round.id, "person_id": person.id, "number": secrets.choice(numbers)}
    if not add_if_new(JuryMember, **keys, **values):
        raise Refused(JuryRefusal.ALREADY_MEMBER)
    same = (JuryMember.round_id == award_round.id, JuryMember.person_id == person.id)
    member = existing(db.session.scalar(select(JuryMember).where(*same)))
    notify_appointed(jury, member)
    return member


def dismiss(jury: Jury, member: JuryMember) -> None:
    """With her drafts; whoever has handed in something stays, also in this moment."""
    must_not_be_closed(jury)
    existing(db.session.scalar(select(JuryMember.id).where(JuryMember.id == member.id).with_for_update()))
    sheets = db.session.scalars(select(JurySheet).where(JurySheet.member_id == member.id).with_for_update()).all()
    if any(sheet.handed_in_at for sheet in sheets):
        raise Refused(JuryRefusal.HAS_JUDGED)
    db.session.delete(member)


def set_up(award_round: AwardRound, remind_days: list[int], step_in_days: int) -> None:
    jury = ensure_jury(award_round)
    must_not_be_closed(jury)
    jury.remind_days, jury.step_in_days = sorted(set(remind_days), reverse=True), step_in_days


def leave_juries(person: Person) -> None:
    """Of somebody who is erased, region, number and scores are enough; not where she lives, nor why she was partial."""
    hers = JuryMember.person_id == person.id
    change_if(JurySheet, JurySheet.member_id.in_(select(JuryMember.id).where(hers)), reason="")
    change_if(JuryMember, hers, town="")


def ensure_jury(award_round: AwardRound) -> Jury:
    """The jury of a round, for this transaction alone: numbers of members are drawn one after the other."""
    add_if_new(Jury, round_id=award_round.id)
    query = select(Jury).where(Jury.round_id == award_round.id).with_for_update()
    return existing(db.session.scalar(query.execution_options(populate_existing=True)))


def must_not_be_closed(jury: Jury) -> None:
    """Nor the round over."""
    if jury.closed_at or jury.round.status in OVER:
        raise Refused(JuryRefusal.CLOSED)


def _person(new: Appointment) -> Person:
    person = find_by_email(new.email)
    if person is None:
        person = invite(email=new.email, role=Role.TEACHER, name=new.name, language=new.language)
        db.session.flush()
    if person.suspended_at:
        raise Refused(JuryRefusal.SUSPENDED)
    return person


def _free_numbers(round_id: int) -> list[int]:
    """Drawn by lot, so that nobody concludes from a number when somebody was appointed."""
    taken = set(db.session.scalars(select(JuryMember.number).where(JuryMember.round_id == round_id)))
    return [] if len(taken) >= MOST_MEMBERS else [number for number in NUMBERS if number not in taken]
