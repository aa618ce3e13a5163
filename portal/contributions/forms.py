"""What students, teachers and coordinators type about contributions."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self

from flask import request
from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import (
    BooleanField,
    HiddenField,
    MultipleFileField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import InputRequired, Optional

from portal.accounts.models import Person
from portal.config import LANGUAGES
from portal.contributions.actions.drafts import Content
from portal.contributions.labels import TURNS
from portal.contributions.models import Medium
from portal.contributions.queries.contacts import Finding
from portal.contributions.rules import LONGEST_REASON, LONGEST_TEXT, LONGEST_TITLE
from portal.core.storage.edits import MOST_AREAS, Box, PictureEdit, read_boxes
from portal.core.web.forms import Count, Day, Form, at_most, choices, clean_line
from portal.core.web.locale import OWN_NAMES
from portal.projects.rules import LONGEST_TASK

ACCEPTED = "image/*,.heic,.heif,audio/*,video/*,application/pdf"
LONGEST_ALT = 1000
LONGEST_BOXES = 4000  # characters


class ContributionForm(Form):
    """A draft needs nothing; handing in needs a title and something to see, hear or read."""

    project = RadioField(lazy_pgettext("student", "Project"), coerce=int)
    title = StringField(lazy_pgettext("student", "Title"), [at_most(LONGEST_TITLE)], render_kw={"autocomplete": "off"})
    text = TextAreaField(lazy_pgettext("student", "Text"), [at_most(LONGEST_TEXT)], render_kw={"rows": 10})
    files = MultipleFileField(lazy_pgettext("student", "Pictures, audio, video or PDF"), render_kw={"accept": ACCEPTED})
    language = SelectField(
        lazy_pgettext("student", "Language of the text"),
        choices=[SelectChoice(code, OWN_NAMES[code]) for code in LANGUAGES],
    )
    authors = SelectMultipleField(lazy_pgettext("student", "Made together with"), coerce=int)
    revision = Count(validators=[Optional()])
    action = HiddenField()  # of the button that was pressed; empty when the page saves by itself
    remove = Count(validators=[Optional()])  # a medium, by the button beside it
    restore = Count(validators=[Optional()])
    shown_contacts = HiddenField()  # the marks of the contact data that the page has shown

    def offer(self, projects: Mapping[int, str], classmates: Iterable[Person]) -> Self:
        """Sets what can be chosen: titles of projects by id, and classmates who may have made it too."""
        self.project.choices = [SelectChoice(key, title) for key, title in projects.items()]
        self.authors.choices = [SelectChoice(mate.id, mate.name) for mate in classmates]
        return self

    def is_filled(self) -> bool:
        """Whether there is anything of the student's own to save, files aside."""
        return bool((self.title.data or "").strip() or (self.text.data or "").strip())

    def has_more_than_shown(self, findings: Iterable[Finding]) -> bool:
        """Whether contact data was found of which the student has not read yet; what she leaves in is the teacher's."""
        shown = (self.shown_contacts.data or "").split()
        return any(finding.mark not in shown for finding in findings)

    def content(self, classmates: Iterable[Person], media: Iterable[Medium] = ()) -> Content:
        """What was typed; classmates of the own class only."""
        mates = tuple(mate for mate in classmates if mate.id in (self.authors.data or ()))
        typed = {medium.id: request.form.get(f"alt-{medium.id}") for medium in media}
        alts = {key: (clean_line(alt) or "")[:LONGEST_ALT] for key, alt in typed.items() if alt is not None}
        return Content(self.title.data or "", self.text.data or "", self.language.data, mates, alts)


class TaskForm(Form):
    """What the students of a project are asked for."""

    task = TextAreaField(lazy_gettext("Task for the students"), [at_most(LONGEST_TASK)], render_kw={"rows": 5})
    due_on = Day(lazy_gettext("Due date"), may_wait=True)


class ReasonForm(Form):
    """Free words beside the ready reasons, which are ticked by their codes."""

    words = TextAreaField(lazy_gettext("In your own words"), [at_most(LONGEST_REASON)], render_kw={"rows": 4})


class Boxes(TextAreaField):  # type: ignore[misc]
    """Parts of a picture, one in each line."""

    boxes: Sequence[Box] = ()

    def __init__(self, label: Any, most: int, **options: Any) -> None:
        super().__init__(label, [at_most(LONGEST_BOXES)], **options)
        self.most = most

    def post_validate(self, form: Any, stopped: bool) -> None:
        if stopped:
            return
        try:
            self.boxes = read_boxes(self.data or "")
        except ValueError as error:
            words = lazy_gettext(
                "Please look at line %(number)s: an area has four numbers from 0 to 100 and begins inside the picture, "
                "for example 40 10 15 20."
            )
            raise ValidationError(str(words) % {"number": error.args[0]}) from None
        if len(self.boxes) > self.most:
            words = lazy_gettext("There are too many areas. Possible at once: %(most)s")
            raise ValidationError(str(words) % {"most": self.most})


class PictureForm(Form):
    """What is done to a picture that is there already: in percent of the turned picture."""

    turns = RadioField(lazy_gettext("Turn the picture"), coerce=int, choices=choices(TURNS.items()), default=0)
    covered = Boxes(lazy_gettext("Cover areas"), MOST_AREAS, render_kw={"rows": 4})
    kept = Boxes(lazy_gettext("Crop: the part that stays"), 1, render_kw={"rows": 1})
    is_sure = BooleanField(
        lazy_gettext("I know that this cannot be undone"),
        [InputRequired(lazy_gettext("Please confirm that you know this."))],
    )

    def edit(self) -> PictureEdit:
        return PictureEdit(self.turns.data, tuple(self.covered.boxes), next(iter(self.kept.boxes), None))

    def validate_covered(self, _field: Any) -> None:
        """Nothing is replaced by itself."""
        if not (self.turns.data or (self.covered.data or "").strip() or (self.kept.data or "").strip()):
            raise ValidationError(lazy_gettext("Please turn the picture, cover an area or crop it first."))
