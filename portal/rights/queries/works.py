"""What hangs on a student: works that go with her, works that stay with others, and files that show her."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from portal.accounts.models import Person
from portal.contributions.models import Author, Contribution, Medium, Recognisable
from portal.core.db import db


@dataclass(frozen=True)
class Remains:
    """What an erasure does with the works that have to do with a person."""

    going: Sequence[Contribution] = ()  # nobody else is an author
    staying: Sequence[Contribution] = ()  # with other authors, without her name
    files: Sequence[Medium] = field(default=())  # that show her, in works of others

    def files_in(self, contribution: Contribution) -> list[Medium]:
        return [medium for medium in self.files if medium.contribution_id == contribution.id]


def remains_of(person: Person, *, keeps_published: bool = False) -> Remains:
    """`keeps_published`: also her own works stay that visitors may see, as when a class has left the school."""
    works = _all(select(Author.contribution_id).where(Author.person_id == person.id))
    going = [work for work in works if len(work.authors) < 2 and not (keeps_published and work.is_public)]
    shown = select(Medium).join(Recognisable, Recognisable.medium_id == Medium.id)
    shown = shown.where(Recognisable.person_id == person.id)
    files = db.session.scalars(shown.where(Medium.contribution_id.not_in([work.id for work in going]))).all()
    others = _all(select(Contribution.id).where(Contribution.id.in_({medium.contribution_id for medium in files})))
    staying = {work.id: work for work in [*works, *others] if work not in going}
    return Remains(going, [staying[number] for number in sorted(staying)], files)


def _all(numbers: Select[int]) -> list[Contribution]:
    query = select(Contribution).where(Contribution.id.in_(numbers))
    query = query.options(selectinload(Contribution.media), selectinload(Contribution.authors))
    return list(db.session.scalars(query.order_by(Contribution.id)))
