"""Reads who is asked to be an author of what."""

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.contributions.models import AuthorInvitation, Contribution
from portal.contributions.queries.contributions import get_visible, relations
from portal.contributions.rules import AGREES_ALONE, Relation
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import NotFound, Refused, existing
from portal.core.transitions import Impossible, is_fresh


def all_invitations_of(contribution: Contribution) -> list[AuthorInvitation]:
    """Whom the authors have named and who has not agreed; some have said no."""
    query = _invitations().where(AuthorInvitation.contribution_id == contribution.id)
    return list(db.session.scalars(query.order_by(AuthorInvitation.person_id)))


def invitations_of(contribution: Contribution) -> list[AuthorInvitation]:
    """Whom the authors have named and who has not answered."""
    return [invitation for invitation in all_invitations_of(contribution) if not invitation.declined_at]


def invitations_for(person: Person, limit: int = 20) -> list[AuthorInvitation]:
    """What a student is asked about, the oldest first; what has been forwarded is the teacher's to answer."""
    query = _invitations().join(Contribution, Contribution.id == AuthorInvitation.contribution_id)
    query = query.where(AuthorInvitation.person_id == person.id, AuthorInvitation.declined_at.is_(None))
    query = query.where(Contribution.status.in_(AGREES_ALONE))
    return list(db.session.scalars(query.order_by(AuthorInvitation.at).limit(limit)))


def get_invitation(person: Person, contribution_id: int) -> AuthorInvitation:
    """The question that this student may answer."""
    asked = (invitation for invitation in invitations_for(person) if invitation.contribution_id == contribution_id)
    return existing(next(asked, None))


def get_undoable(by: Person, contribution_id: int, person_id: int) -> AuthorInvitation:
    """Of a student who said no or left a moment ago, or whom this teacher removed."""
    invitation = existing(db.session.get(AuthorInvitation, (contribution_id, person_id)))
    is_own = person_id == by.id and not (invitation.by and invitation.by.is_teacher)
    is_removed = invitation.by_id == by.id and by.is_teacher
    if not (is_own or is_removed):
        raise NotFound
    if invitation.declined_at is None or not is_fresh(invitation.declined_at, now()):
        raise Refused(Impossible.TOO_LATE)
    return invitation


def get_invitation_in_class(teacher: Person, contribution_id: int, person_id: int) -> AuthorInvitation:
    """The question that the teacher of the class answers for the student."""
    contribution = get_taught(teacher, contribution_id)
    asked = (each for each in invitations_of(contribution) if each.person_id == person_id)
    return existing(next(asked, None))


def get_taught(teacher: Person, contribution_id: int) -> Contribution:
    """A contribution of one of the teacher's classes that was handed in at least once."""
    contribution = get_visible(teacher, contribution_id)
    if Relation.TEACHER not in relations(teacher, contribution):
        raise NotFound
    return contribution


def get_author(contribution: Contribution, person_id: int) -> Person:
    return existing(next((author for author in contribution.authors if author.id == person_id), None))


def _invitations() -> Select[AuthorInvitation]:
    contribution = joinedload(AuthorInvitation.contribution)
    of_class = contribution.joinedload(Contribution.school_class).options(joinedload(SchoolClass.school).lazyload("*"))
    people = (joinedload(AuthorInvitation.person).lazyload("*"), joinedload(AuthorInvitation.by).lazyload("*"))
    return select(AuthorInvitation).options(of_class, *people)
