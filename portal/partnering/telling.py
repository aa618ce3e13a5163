"""Who hears what of a request, by mail in the own language."""

from typing import Any

from portal.accounts.models import Person
from portal.db import db
from portal.mail.actions import post
from portal.matching.models import Wish
from portal.partnering.models import PartnerRequest


def tell_ended(request: PartnerRequest, wish: Wish) -> None:
    """The side that still looks learns that the other one has found its partners."""
    tell(request, wish, "ended", f"partner-request:{request.id}:ended:{wish.id}")


def tell(request: PartnerRequest, wish: Wish, template: str, event: str, **facts: Any) -> None:
    """A letter to the teacher of one of the two wishes, about the other class; one per event."""
    teacher = db.session.get_one(Person, wish.teacher_id)
    other = request.to_wish if wish.id == request.from_wish_id else request.from_wish
    if teacher.email:
        post(
            event=event,
            to=teacher.email,
            language=teacher.language,
            template=f"partnering/mail/{template}.txt",
            name=teacher.name,
            request=request,
            own_class=wish.school_class,
            other_class=other.school_class,
            **facts,
        )
