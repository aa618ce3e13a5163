"""What students, teachers and coordinators type about contributions."""

from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import (
    HiddenField,
    IntegerField,
    MultipleFileField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Optional

from portal.config import LANGUAGES
from portal.contributions.labels import REASONS
from portal.contributions.rules import LONGEST_TEXT, LONGEST_TITLE, Reason
from portal.web.forms import Form, at_most
from portal.web.locale import OWN_NAMES

ACCEPTED = "image/*,.heic,.heif,audio/*,video/*,application/pdf"


class ContributionForm(Form):
    """A draft needs nothing; handing in needs a title and something to see, hear or read."""

    project = RadioField(lazy_pgettext("student", "Project"), coerce=int)
    title = StringField(lazy_pgettext("student", "Title"), [at_most(LONGEST_TITLE)], render_kw={"autocomplete": "off"})
    text = TextAreaField(lazy_pgettext("student", "Text"), [at_most(LONGEST_TEXT)], render_kw={"rows": 10})
    files = MultipleFileField(
        lazy_pgettext("student", "Pictures, audio, video or PDF"), render_kw={"accept": ACCEPTED}
    )
    language = SelectField(
        lazy_pgettext("student", "Language of the text"), choices=[(code, OWN_NAMES[code]) for code in LANGUAGES]
    )
    authors = SelectMultipleField(lazy_pgettext("student", "Made together with"), coerce=int)
    revision = IntegerField(validators=[Optional()])
    action = HiddenField()


class ReasonForm(Form):
    """Ready reasons arrive in the authors' language; free words as they are written."""

    codes = SelectMultipleField(
        lazy_gettext("Ready reasons (the authors read them in their own language)"),
        choices=[(code.value, REASONS[code]) for code in Reason],
    )
    words = TextAreaField(lazy_gettext("In your own words"), [at_most(2000)], render_kw={"rows": 4})
