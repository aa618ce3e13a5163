"""What coordinators type about a school of the directory."""

from flask_babel import lazy_gettext
from wtforms import HiddenField, StringField

from portal.core.web.forms import Form, at_most, required


class NameForm(Form):
    """How a school is called, and where it is."""

    name = StringField(lazy_gettext("Name of the school"), [required(), at_most(200)])
    town = StringField(lazy_gettext("Town"), [at_most(100)])


class MergeForm(Form):
    """The school into which another one was merged."""

    school = StringField(lazy_gettext("School"), [required(), at_most(200)])
    school_id = HiddenField()
