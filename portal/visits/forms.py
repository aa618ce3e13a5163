"""What people type about a visit: who, when, where, how many; and why it is cancelled."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Self

from flask_babel import lazy_gettext, lazy_pgettext
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import NumberRange, Optional

from portal.core.clock import today
from portal.core.web.formatting import listed
from portal.core.web.forms import Count, Day, Form, at_most, choices, required
from portal.holidays.rules.days import Span
from portal.projects.forms import OWN_LANGUAGES
from portal.spotting.excerpts import find_excerpts
from portal.visits.labels.days import DAY_FLAWS
from portal.visits.labels.visits import KINDS, QUESTIONS, pair_name
from portal.visits.queries.pairs import Pair
from portal.visits.rules.codes import Kind, Question
from portal.visits.rules.days import DayFlaw, flaw_of
from portal.visits.rules.wishes import Wish

NOTHING: Mapping[str, int] = MappingProxyType({})
PAIR, MOST_SHOWN_PAIRS = lazy_gettext("Who visits whom"), 10
LONGEST_PLACE, LONGEST_REASON, LONGEST_ANSWER, MOST_PEOPLE = 250, 2000, 3000, 500


def people(label: Any) -> Count:
    text = lazy_gettext("Please enter a number between %(min)s and %(max)s.")
    return Count(label, [Optional(), NumberRange(0, MOST_PEOPLE, text)])


def answer(question: Question) -> TextAreaField:
    return TextAreaField(QUESTIONS[question], [at_most(LONGEST_ANSWER)], render_kw={"rows": 5})


class TownOnly:
    """The place travels to strangers, into emails and public calendars; a name in it may be that of a town."""

    def __call__(self, _form: Any, field: Any) -> None:
        if find_excerpts(field.data or ""):
            raise ValidationError(lazy_gettext("Please enter the town only. Contact data does not belong here."))


class VisitForm(Form):
    """When, where and how many; the days were looked at when they stand in `confirmed`."""

    first_day = Day(lazy_gettext("First day"), years_back=0, years_ahead=3)
    last_day = Day(lazy_gettext("Last day"), years_back=0, years_ahead=3)
    place = StringField(lazy_pgettext("visit", "Place"), [at_most(LONGEST_PLACE), TownOnly()])
    n_students_guest = people(lazy_gettext("Students who travel"))
    n_companions_guest = people(lazy_gettext("Adults who travel"))
    confirmed = HiddenField()

    @property
    def days(self) -> Span:
        return Span(self.first_day.data, self.last_day.data)

    @property
    def is_confirmed(self) -> bool:
        """Whether these days are to be taken though something speaks against them."""
        return bool(self.confirmed.data == days_key(self.days))

    def take(self, window: str) -> None:
        """Fills in days that were offered."""
        first, _, last = window.partition("/")
        for field, text in ((self.first_day, first), (self.last_day, last)):
            field.process(MultiDict({field.name: text}))

    def wish(self, usual_place: str = "", usual_numbers: Mapping[str, int] = NOTHING) -> Wish:
        """What was typed; the usual where nothing was."""
        typed = {name: field.data for name, field in self._fields.items() if name.startswith("n_")}
        numbers = {**usual_numbers, **{name: number for name, number in typed.items() if number is not None}}
        return Wish(self.first_day.data, self.last_day.data, self.place.data or usual_place, numbers)

    def validate_first_day(self, field: Any) -> None:
        self._must_not_have(DayFlaw.PAST)

    def validate_last_day(self, field: Any) -> None:
        self._must_not_have(DayFlaw.BACKWARDS, DayFlaw.TOO_LONG)

    def _must_not_have(self, *flaws: DayFlaw) -> None:
        if self.first_day.data and self.last_day.data and (flaw := flaw_of(self.days, today())) in flaws:
            raise ValidationError(DAY_FLAWS[flaw])


class PlanForm(VisitForm):
    """A new visit; whoever plans it chooses among the pairs that are possible."""

    kind = RadioField(lazy_pgettext("visit", "Kind of visit"))
    pair = RadioField(PAIR)

    def allow(self, pairs: Sequence[Pair], kinds: Sequence[Kind]) -> None:
        self.pairs = {pair.key: pair for pair in pairs}
        self.pair.choices = choices((key, pair_name(pair, pairs)) for key, pair in self.pairs.items())
        self.kind.choices = choices((kind.value, KINDS[kind]) for kind in kinds)
        if not self.knows_town:
            self.place.flags.required = True
        if Kind.CLASSES not in kinds:
            del self.n_students_guest

    @property
    def knows_town(self) -> bool:
        """Whether the portal knows where the hosts are at home."""
        return any(pair.host.school_class for pair in self.pairs.values())

    @property
    def usual_place(self) -> str:
        """The town of the hosts' school."""
        pair = self.pairs.get(self.pair.data)
        host = pair.host.school_class if pair else None
        return host.school.town or "" if host else ""

    def validate_place(self, field: Any) -> None:
        if not field.data and not self.usual_place:
            raise ValidationError(lazy_gettext("Please enter the town."))

    def validate_n_students_guest(self, field: Any) -> None:
        if field.data == 0 and self.kind.data == Kind.CLASSES:
            raise ValidationError(
                lazy_gettext(
                    "Somebody has to travel. Without students it is a preparatory visit: please choose that above."
                )
            )

    def validate_n_companions_guest(self, field: Any) -> None:
        if field.data == 0 and self.kind.data != Kind.CLASSES:
            raise ValidationError(lazy_gettext("Somebody has to travel: please enter at least 1."))


class LongPlanForm(PlanForm):
    """The same with a menu, for more pairs than anybody wants to scroll past."""

    pair = SelectField(PAIR)


class ChangeForm(VisitForm):
    """Another time, another place or other numbers of a visit, also of its hosts."""

    place = StringField(lazy_pgettext("visit", "Place"), [required(), at_most(LONGEST_PLACE), TownOnly()])
    is_meant = BooleanField(lazy_gettext("I have looked at this: everybody may read it."))
    n_students_host = people(lazy_gettext("Students of the hosts"))
    n_companions_host = people(lazy_gettext("Adults of the hosts"))

    def of(self, kind: Kind) -> Self:
        """Students take part in visits of classes alone."""
        if kind != Kind.CLASSES:
            del self.n_students_guest, self.n_students_host
        return self

    def validate_n_companions_guest(self, field: Any) -> None:
        if field.data == 0 and not (self.n_students_guest and self.n_students_guest.data):
            raise ValidationError(lazy_gettext("Somebody has to travel: please enter at least 1."))

    def complain_about_place(self, words: Sequence[str]) -> None:
        """Parents, visitors and calendars of both sides read it as soon as it is saved."""
        self.place.errors = [
            lazy_gettext(
                "Names of students may stand here: %(words)s. Others read this, too: please take them out, or tick "
                "below.",
                words=listed([*words]),
            )
        ]


class CancelForm(Form):
    """Why; the other side reads it."""

    reason = TextAreaField(
        lazy_gettext("Reason (the other side can read it)"),
        [required(), at_most(LONGEST_REASON)],
        render_kw={"rows": 3},
    )
    language = SelectField(lazy_gettext("Language of the reason"), choices=OWN_LANGUAGES)


class ReportForm(Form):
    """Answers to the three questions, and what the classes have published that belongs to them."""

    done = answer(Question.DONE)
    learned = answer(Question.LEARNED)
    next = answer(Question.NEXT)
    language = SelectField(lazy_gettext("Language of your answers"), choices=OWN_LANGUAGES)
    works = SelectMultipleField(lazy_gettext("Published contributions that belong to the visit"), coerce=int)
    is_public = BooleanField(lazy_gettext("Visitors may read the report"))

    @property
    def answers(self) -> dict[str, str]:
        return {question: text for question in Question if (text := self[question].data)}

    def validate_done(self, field: Any) -> None:
        if not self.answers:
            raise ValidationError(lazy_gettext("Please answer at least one of the questions."))

    def complain_about(self, words: Sequence[str]) -> None:
        """Visitors read no contact data and no names of students."""
        text = lazy_gettext(
            "Visitors would read contact data or names of students: %(words)s. Please take them out, or leave the "
            "report to the two sides.",
            words=listed(list(words)),
        )
        self.is_public.errors = [text]


def days_key(days: Span) -> str:
    return f"{days.start}/{days.end}"
