"""Says who can be recognised in a contribution, and who is meant by the names in it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import delete

from portal.contributions.actions.publishing import check_again
from portal.contributions.models import Contribution, Medium, Mention, Recognisable
from portal.contributions.queries.contributions import classmates, current_media
from portal.core.clock import now
from portal.core.db import db


@dataclass(frozen=True)
class Marks:
    """What somebody has ticked; students and files that do not belong to the contribution are left out."""

    seen: Mapping[int, Collection[int]] = field(default_factory=dict)  # file → students
    others: Collection[int] = ()  # files that show people who are not of the class
    agreed: Collection[int] | None = None  # of these files the others have agreed; None: only a teacher can say that
    meant: Mapping[int, bool] = field(default_factory=dict)  # student → whether the words mean her


def mark(contribution: Contribution, marks: Marks) -> None:
    """Takes the place of what was marked before. What is public already is looked at again at once."""
    mates = {mate.id for mate in classmates(contribution.class_id)}
    for medium in current_media(contribution):
        _mark_file(medium, marks, mates)
    for number, is_meant in marks.meant.items():
        if number in mates:
            db.session.merge(Mention(contribution_id=contribution.id, person_id=number, is_meant=is_meant))
    db.session.flush()
    if contribution.is_public:
        check_again([contribution])


def _mark_file(medium: Medium, marks: Marks, mates: Collection[int]) -> None:
    db.session.execute(delete(Recognisable).where(Recognisable.medium_id == medium.id))
    seen = sorted({*marks.seen.get(medium.id, ())} & {*mates})
    db.session.add_all(Recognisable(medium_id=medium.id, person_id=number) for number in seen)
    medium.shows_others = medium.id in marks.others
    if marks.agreed is not None:
        has_agreed = medium.shows_others and medium.id in marks.agreed
        medium.others_agreed_at = (medium.others_agreed_at or now()) if has_agreed else None
