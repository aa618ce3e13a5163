"""To whom an administrator sends an email again."""

from flask_babel import lazy_gettext
from wtforms import EmailField

from portal.core.web.forms import EmailAddress, Form, at_most, required


class RecipientForm(Form):
    """The address, corrected or as it was."""

    recipient = EmailField(
        lazy_gettext("Email address"), [required(), at_most(254), EmailAddress()], render_kw={"autocomplete": "off"}
    )
