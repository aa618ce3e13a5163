"""What coordinators type: questions to others and their opinions, notes, and texts for reasons."""

from collections.abc import Iterable
from typing import Any, Self

from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import RadioField, SelectField, StringField, TextAreaField, ValidationError

from portal.config import LANGUAGES
from portal.contributions.labels import VERDICTS
from portal.contributions.queries.opinions import Advisers
from portal.contributions.rules import LONGEST_REASON, Adviser, Verdict
from portal.core.clock import today
from portal.core.web.forms import Day, Form, WithPeriod, at_most, choices, required
from portal.core.web.locale import OWN_NAMES
from portal.moderation.actions.texts import Wording
from portal.moderation.labels import colleague_name, readers_of
from portal.moderation.rules import LONGEST_NAME, LONGEST_NOTE, LONGEST_READY_TEXT
from portal.regions.labels import region_name


class AskForm(Form):
    """Who is asked, and what."""

    adviser = RadioField(lazy_gettext("Who is asked"), [required(lazy_gettext("Please choose who is asked."))])
    question = TextAreaField(lazy_gettext("Your question (optional)"), [at_most(LONGEST_REASON)], render_kw={"rows": 2})

    def offer(self, advisers: Advisers, region_key: str) -> Self:
        """Colleagues of the deciding region, then regions; each with who reads the language."""
        colleagues = [(str(person.id), colleague_name(person.name, reads)) for person, reads in advisers.colleagues]
        regions = [(key, readers_of(key, names)) for key, names in advisers.regions.items()]
        self.adviser.choices = choices(colleagues + regions)
        self._region_key = region_key
        return self

    @property
    def chosen(self) -> Adviser:
        value = self.adviser.data
        return Adviser(self._region_key, int(value)) if value.isdecimal() else Adviser(value)


class HandOverForm(Form):
    """Who decides instead."""

    region = RadioField(lazy_gettext("Region"), [required(lazy_gettext("Please choose a region."))])

    def offer(self, region_keys: Iterable[str]) -> Self:
        self.region.choices = choices((key, region_name(key)) for key in region_keys)
        return self


class AbsenceForm(WithPeriod, Form):
    """When a coordinator is away, and who stands in."""

    starts_on = Day(lazy_gettext("First day of absence"), years_back=0, years_ahead=1, default=today)
    ends_on = Day(lazy_gettext("Last day of absence"), years_back=0, years_ahead=1)
    substitute = SelectField(lazy_pgettext("absence", "Who stands in"), coerce=int, default=0)

    def offer(self, people: Iterable[tuple[int, str]]) -> Self:
        nobody = (0, lazy_gettext("Nobody: colleagues of the region see everything"))
        self.substitute.choices = choices([nobody, *people])
        return self

    def validate_ends_on(self, field: Any) -> None:
        super().validate_ends_on(field)
        if field.data and field.data < today():
            raise ValidationError(lazy_gettext("This day has passed. Please choose a later one."))


class NoteForm(Form):
    """What coordinators of a region note for each other."""

    note = TextAreaField(
        lazy_gettext("Note"),
        [required(lazy_gettext("Please write a note.")), at_most(LONGEST_NOTE)],
        render_kw={"rows": 3},
    )


class ReasonTextForm(Form):
    """A text that is put into reasons."""

    language = SelectField(lazy_gettext("Language"), choices=choices((code, OWN_NAMES[code]) for code in LANGUAGES))
    title = StringField(
        lazy_gettext("Name in the list"), [required(), at_most(LONGEST_NAME)], render_kw={"autocomplete": "off"}
    )
    text = TextAreaField(
        lazy_gettext("Text that the authors will read"),
        [required(), at_most(LONGEST_READY_TEXT)],
        render_kw={"rows": 6},
    )

    def wording(self) -> Wording:
        return Wording(self.language.data, self.title.data, self.text.data)


class OpinionForm(Form):
    """What an adviser would do; the ready reasons are ticked by their codes."""

    verdict = RadioField(
        lazy_pgettext("opinion", "What do you recommend?"),
        [required(lazy_gettext("Please choose what you recommend."))],
        choices=choices(VERDICTS.items()),
    )
    words = TextAreaField(
        lazy_gettext("In your own words (the coordination reads them)"),
        [at_most(LONGEST_REASON)],
        render_kw={"rows": 3},
    )

    @property
    def chosen(self) -> Verdict:
        return Verdict(self.verdict.data)
