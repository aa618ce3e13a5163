"""What coordinators write about a report."""

from flask_babel import lazy_gettext
from wtforms import TextAreaField

from portal.core.web.forms import Form, at_most, required
from portal.reports.rules import LONGEST_TEXT


class TextForm(Form):
    """The words of a step."""

    text = TextAreaField(
        lazy_gettext("Your words"),
        [required(), at_most(LONGEST_TEXT)],
        render_kw={"rows": 3, "maxlength": LONGEST_TEXT},
    )
