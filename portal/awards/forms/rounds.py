"""What organisers say about a round."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext
from wtforms import RadioField, SelectField, SelectMultipleField, ValidationError
from wtforms.validators import InputRequired, NumberRange

from portal.awards.forms.texts import (
    FILL_IN,
    LONGEST_ABOUT,
    LONGEST_TITLE,
    InLanguages,
    original_first,
    per_language,
    typed,
)
from portal.awards.labels import MISSING, MISSING_SCORES, NOMINEES, REFUSALS
from portal.awards.models import AwardRound
from portal.awards.rules.codes import AwardRefusal, Missing, MissingScores, Nominee, RoundStatus
from portal.awards.rules.known import OTHER, known_awards
from portal.awards.rules.rounds import Dates, Description, fixed_in
from portal.config import LANGUAGES
from portal.core.clock import today
from portal.core.text import words
from portal.core.web.forms import Count, Day, Form, choices
from portal.core.web.locale import OWN_NAMES, in_language, language
from portal.regions.queries import get_region

DATES = ("nominate_until", "agree_until", "judge_until")
FIRST_YEAR = 2013  # of an award that goes on


class _RoundFields(InLanguages, Form):
    """Whom it honours, when, and in which words; everything but the title can wait."""

    year = Count(
        lazy_gettext("Year"),
        [InputRequired(FILL_IN), NumberRange(FIRST_YEAR, 2100, lazy_gettext("Please enter a year, for example 2027."))],
    )
    language = SelectField(lazy_gettext("Language of the original"), choices=choices(OWN_NAMES.items()))
    nominees = SelectMultipleField(lazy_gettext("Who can be nominated"), choices=choices(NOMINEES.items()))
    nominate_until = Day(lazy_gettext("Nominate until"), may_wait=True)
    agree_until = Day(lazy_gettext("Nominees agree until"), may_wait=True)
    judge_until = Day(lazy_gettext("The jury judges until"), may_wait=True)
    quorum = Count(
        lazy_gettext("Jurors who must have scored a nomination"),
        [InputRequired(FILL_IN), NumberRange(1, 50, lazy_gettext("Please enter a number, for example 3."))],
    )
    missing_scores = RadioField(lazy_gettext("Missing scores"), choices=choices(MISSING_SCORES.items()))

    def validate_judge_until(self, _field: Any) -> None:
        days = [day.data for day in (self.nominate_until, self.agree_until, self.judge_until) if day.data]
        if days != sorted(days):
            raise ValidationError(MISSING[Missing.ORDER])

    def languages(self) -> list[str]:
        return original_first(self.language.data)

    def original(self, name: str) -> Any:
        """The field of the original's language."""
        return self[f"{name}_{self.language.data if self.language.data in LANGUAGES else LANGUAGES[0]}"]

    is_open = False  # what the round needed to open can not be emptied then
    fixed: Sequence[str] = ()  # names of fields that stay as they are

    def validate(self, extra_validators: Any = None) -> bool:
        is_valid = super().validate(extra_validators)
        for field, complaint in [*self._emptied(), *self._changed()] if is_valid else ():
            field.errors, is_valid = [complaint], False
        if not self.texts("title").get(self.language.data or ""):
            self.original("title").errors = [lazy_gettext("Please fill in the title in the language of the original.")]
            return False
        return bool(is_valid)

    def _emptied(self) -> list[tuple[Any, Any]]:
        needed = [(self[name], MISSING[Missing.DATES]) for name in DATES] + [(self.nominees, MISSING[Missing.NOMINEES])]
        return [each for each in needed if self.is_open and not each[0].data]

    def _changed(self) -> list[tuple[Any, Any]]:
        """Fields that stay as they are, and were typed otherwise."""
        fields = [self[name] for name in self.fixed]
        said = REFUSALS[AwardRefusal.TOO_LATE_TO_CHANGE]
        return [(field, said) for field in fields if _in_order(field.data) != _in_order(field.object_data)]

    def description(self, award: str, region_key: str) -> Description:
        zone = ZoneInfo(get_region(region_key).timezone)
        days = (self.nominate_until.data, self.agree_until.data, self.judge_until.data)
        return Description(
            award,
            self.year.data,
            self.texts("title"),
            self.language.data,
            self.texts("text"),
            [Nominee(code) for code in self.nominees.data or ()],
            Dates(*(_end_of(day, zone) for day in days)),
            self.quorum.data,
            MissingScores(self.missing_scores.data),
        )


RoundForm = type(
    "RoundForm",
    (_RoundFields,),
    {
        **per_language("title", LONGEST_TITLE, label=lazy_gettext("Title")),
        **per_language("text", LONGEST_ABOUT, label=lazy_gettext("What it is about"), is_long=True),
    },
)


def edit_form(round_: AwardRound) -> Any:
    zone = ZoneInfo(get_region(round_.region_key).timezone)
    until = {name: _last_day(getattr(round_, name), zone) for name in DATES}
    names = ("year", "language", "nominees", "quorum", "missing_scores")
    form = RoundForm(
        **until,
        **{name: getattr(round_, name) for name in names},
        **typed("title", round_.titles),
        **typed("text", round_.texts),
    )
    form.is_open = round_.status != RoundStatus.DRAFT
    form.fixed = fixed_in(round_.status)
    return form


def new_form(award: str) -> Any:
    """Filled in with what is known of the award."""
    known = known_awards().get(award)
    return RoundForm(
        year=today().year,
        language=known.language if known else language(),
        quorum=Description.quorum,
        missing_scores=MissingScores.LEAVE_OUT,
        nominees=known.nominees if known else [],
        **typed("title", known.titles if known else {}),
        **typed("text", known.mottos if known else {}),
    )


def award_key(award: str, title: str) -> str:
    """A known award, or a key made of the title of another one, so that its years belong together."""
    return award if award in known_awards() else f"{OTHER}:{'-'.join(words(title))[:80]}"


class ChooseForm(Form):
    """Which award a new round is of, and whose coordination organises it."""

    award = SelectField(lazy_gettext("Award"))
    region = SelectField(lazy_gettext("Organised by the coordination of"))

    def offer(self, regions: Sequence[tuple[str, str]]) -> "ChooseForm":
        known = [(key, in_language(award.titles, award.language)) for key, award in known_awards().items()]
        self.award.choices = choices([*known, (OTHER, lazy_gettext("Another award"))])
        self.region.choices = choices(regions)
        return self


def _in_order(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value


def _end_of(day: date | None, zone: ZoneInfo) -> datetime | None:
    """The moment in which the day is over on the organiser's clock."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), zone) if day else None


def _last_day(until: datetime | None, zone: ZoneInfo) -> date | None:
    return (until - timedelta(minutes=1)).astimezone(zone).date() if until else None
