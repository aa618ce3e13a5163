"""Who made a contribution: authors invite, the invited agree or the teacher confirms; nobody removes another author."""

from collections.abc import Iterable

from portal.accounts.models import Person
from portal.contributions.actions.preconditions import may_confirm
from portal.contributions.models import AuthorInvitation, Contribution
from portal.contributions.queries.authors import all_invitations_of
from portal.contributions.rules import ContributionRefusal
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused


def invite(contribution: Contribution, mates: Iterable[Person] | None, *, by: Person) -> None:
    """Asks classmates whether they made it too, and takes back the question from those who are named no longer.

    Who is an author already stays one, named or not.
    """
    if mates is None:
        return
    authors = {author.id for author in contribution.authors}
    named = {mate.id for mate in mates} - authors
    asked = {invitation.person_id: invitation for invitation in all_invitations_of(contribution)}
    for invitation in asked.values():
        if invitation.person_id not in named and not invitation.declined_at:
            db.session.delete(invitation)
        if invitation.person_id in named and invitation.was_author:
            invitation.by_id, invitation.declined_at = by.id, None
    for person_id in sorted(named - asked.keys()):
        db.session.add(AuthorInvitation(contribution_id=contribution.id, person_id=person_id, by_id=by.id))
    db.session.flush()


def add_author(invitation: AuthorInvitation) -> None:
    """The person agrees, or the teacher confirms: from now on she is an author like the others."""
    contribution = invitation.contribution
    _change_names(contribution)
    contribution.authors.append(invitation.person)
    db.session.delete(invitation)
    db.session.flush()


def confirm_author(invitation: AuthorInvitation) -> None:
    """The teacher's word for a student; once it was forwarded, the teacher must be confirmed, as for forwarding it."""
    if not may_confirm(invitation.contribution):
        raise Refused(ContributionRefusal.NOT_CONFIRMED)
    add_author(invitation)


def decline(invitation: AuthorInvitation) -> None:
    """The person says no, and is not asked again."""
    invitation.declined_at = now()


def remove_author(contribution: Contribution, person: Person, *, by: Person | None = None) -> None:
    """By the person herself (None) or the teacher; the last author stays, who can withdraw the contribution.

    A closed invitation is left, so that it can be undone for a while, and be asked again later.
    """
    _change_names(contribution)
    if len(contribution.authors) < 2:
        raise Refused(ContributionRefusal.LAST_AUTHOR)
    contribution.authors.remove(person)
    left = AuthorInvitation(contribution_id=contribution.id, person_id=person.id, declined_at=now())
    left.by_id = by.id if by else person.id
    db.session.add(left)
    db.session.flush()


def undo(invitation: AuthorInvitation, *, by: Person) -> None:
    """Who said no is asked again, and who was removed by this person is an author again."""
    if invitation.by_id == by.id:
        add_author(invitation)
    else:
        invitation.declined_at = None


def _change_names(contribution: Contribution) -> None:
    """Of two people who change the authors at once one is first; whoever looked at the other names looks again."""
    as_read, revision = Contribution.revision == contribution.revision, contribution.revision + 1
    claim(contribution, as_read, refusal=ContributionRefusal.CHANGED_SINCE, revision=revision, updated_at=now())
