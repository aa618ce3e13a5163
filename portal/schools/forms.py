"""What coordinators and teachers type about memberships."""

from flask_babel import lazy_gettext
from wtforms import TextAreaField

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
