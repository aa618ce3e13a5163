"""What people type about their data."""

from flask_babel import lazy_gettext
from wtforms import TextAreaField

from portal.core.web.forms import Form, at_most, required
from portal.rights.rules.requests import LONGEST

SPACE = {"rows": 4, "maxlength": LONGEST}


class CorrectionForm(Form):
    """What is wrong, and what would be right."""

    text = TextAreaField(
        lazy_gettext("What is wrong, and what would be right?"), [required(), at_most(LONGEST)], render_kw=SPACE
    )


class ReplyForm(Form):
    """What was done, or why not."""

    answer = TextAreaField(
        lazy_gettext("What was done, or why it cannot be done"), [required(), at_most(LONGEST)], render_kw=SPACE
    )
