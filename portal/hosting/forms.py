"""What owners of a visit type about who takes part, and what families tell."""

from collections.abc import Sequence
from typing import Any, Self

from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import RadioField, SelectField, SelectMultipleField, StringField, ValidationError
from wtforms.validators import StopValidation

from portal.classes.forms import Printable
from portal.core.web.forms import Day, Form, PersonName, at_most, choices, required
from portal.core.web.locale import OWN_NAMES
from portal.families.forms import TYPED_CODE
from portal.hosting.labels import ADULTS, BONDS, N_GUESTS, REPLIES
from portal.hosting.models import VisitParticipant
from portal.hosting.rules.answers import OLDEST, YOUNGEST, Answer
from portal.hosting.rules.codes import Kind, Reply

LONGEST_NAME, LONGEST_ROLE = 80, 80
NOBODY = "0"


class AdultForm(Form):
    """Somebody who travels along or receives the guests."""

    kind = SelectField(lazy_gettext("Takes part as"), choices=choices(ADULTS.items()), default=Kind.COMPANION)
    name = StringField(lazy_gettext("Name"), [required(), at_most(LONGEST_NAME), PersonName(), Printable()])
    role = StringField(lazy_gettext("Role"), [at_most(LONGEST_ROLE), Printable()])


class LastDayForm(Form):
    """Until when families can answer."""

    until = Day(lazy_gettext("Families can answer until"), may_wait=True)


class SheetCodeForm(Form):
    """The code of a sheet."""

    code = StringField(
        lazy_gettext("Code of the sheet"),
        [required(lazy_gettext("Please type the code from the sheet.")), at_most(40)],
        render_kw=TYPED_CODE,
    )


class BondForm(Form):
    """Two guests who belong together."""

    one = SelectField(lazy_pgettext("pair", "Guest"), coerce=int)
    other = SelectField(lazy_pgettext("pair", "Other guest"), coerce=int)
    how = RadioField(lazy_gettext("In the same family"), choices=choices(BONDS.items()), default="wish")

    def offer(self, guests: Sequence[VisitParticipant]) -> Self:
        """The first two stand there at the beginning."""
        names = [(guest.id, guest.shown_name) for guest in guests]
        self.one.choices, self.other.choices = choices(names), choices(names)
        if not self.is_submitted() and len(names) > 1:
            self.other.process_data(names[1][0])
        return self

    @property
    def is_must(self) -> bool:
        return bool(self.how.data == "must")

    def validate_other(self, field: Any) -> None:
        if field.data == self.one.data:
            raise ValidationError(lazy_gettext("Please choose another guest."))


class Needed:
    """An answer that is needed, unless the family takes in nobody."""

    field_flags = {"required": True}  # noqa: RUF012 - as the library wants it

    def __call__(self, form: Any, field: Any) -> None:
        if form.takes_nobody or not field.data:
            field.errors[:] = []
        if form.takes_nobody:
            raise StopValidation
        if not field.data:
            raise StopValidation(lazy_gettext("Please choose one of the answers."))


def _replies(question: Any) -> RadioField:
    return RadioField(question, [Needed()], choices=choices(REPLIES.items()))


def _age() -> SelectField:
    ages = choices([("", ""), *((str(age), str(age)) for age in range(YOUNGEST, OLDEST + 1))])
    return SelectField(lazy_gettext("How old is your child?"), [Needed()], choices=ages)


def _languages(question: Any) -> SelectMultipleField:
    return SelectMultipleField(question, [Needed()], choices=choices(OWN_NAMES.items()))


class FamilyForm(Form):
    """The questions that both sides are asked."""

    takes_nobody = False

    def answer(self) -> Answer:
        pets, needs, room = (Reply(self[name].data) for name in ("pets", "needs", "room"))
        return Answer(int(self.age.data), tuple(self.languages.data), pets, needs, room)


class GuestForm(FamilyForm):
    """The family of a child that travels."""

    age = _age()
    languages = _languages(lazy_gettext("Which languages does your child speak?"))
    room = _replies(lazy_gettext("May your child share a room with a child of the other family?"))
    pets = _replies(lazy_gettext("May your child stay with a family that has pets?"))
    needs = _replies(lazy_gettext("Is there an allergy or special food that the other family must know about?"))


class HostForm(FamilyForm):
    """A family that could take in guests."""

    n_guests = RadioField(
        lazy_pgettext("family", "How many guests can stay with you?"),
        [required(lazy_gettext("Please choose one of the answers."))],
        choices=choices(N_GUESTS.items()),
    )
    age = _age()
    languages = _languages(lazy_gettext("Which languages are spoken in your family?"))
    room = _replies(lazy_gettext("Would a guest share a room with your child?"))
    pets = _replies(lazy_gettext("Are there pets in your home?"))
    needs = _replies(lazy_gettext("Can you take allergies and special food into account?"))

    @property
    def takes_nobody(self) -> bool:  # type: ignore[override]
        return bool(self.n_guests.data == NOBODY)

    def answer(self) -> Answer:
        if self.takes_nobody:
            return Answer(0, (), Reply.ASK, Reply.ASK, Reply.ASK)
        told = super().answer()
        return Answer(told.age, told.languages, told.pets, told.needs, told.room, int(self.n_guests.data))


def told(answer: Answer | None) -> dict[str, Any]:
    """What stands in the form already."""
    if answer is None:
        return {}
    if not answer.age:
        return {"n_guests": NOBODY}
    replies = {"pets": answer.pets, "needs": answer.needs, "room": answer.room}
    return {"age": str(answer.age), "languages": answer.languages, "n_guests": str(answer.n_guests), **replies}
