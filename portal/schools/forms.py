"""What coordinators and teachers type about memberships, and coordinators about schools of the directory."""

from flask_babel import lazy_gettext
from wtforms import HiddenField, StringField, TextAreaField

from portal.core.web.forms import Form, at_most, required
from portal.schools.labels.memberships import REFUSALS
from portal.schools.rules.memberships import LONGEST_REASON, MembershipRefusal


class DeclineForm(Form):
    """Why a teacher can't be confirmed."""

    reason = TextAreaField(
        lazy_gettext("Reason (the teacher reads it)"),
        [required(REFUSALS[MembershipRefusal.REASON_MISSING]), at_most(LONGEST_REASON)],
    )


class AskAgainForm(Form):
    """What the coordination should know."""

    explanation = TextAreaField(lazy_gettext("What should the coordination know?"), [at_most(LONGEST_REASON)])


class NameForm(Form):
    """How a school is called, and where it is."""

    name = StringField(lazy_gettext("Name of the school"), [required(), at_most(200)])
    town = StringField(lazy_gettext("Town"), [at_most(100)])


class MergeForm(Form):
    """The school into which another one was merged."""

    school = StringField(lazy_gettext("School"), [required(), at_most(200)])
    school_id = HiddenField()
