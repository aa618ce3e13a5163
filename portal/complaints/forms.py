"""What anybody reports, the code for the answer, and what coordinators and teachers write."""

from flask_babel import lazy_gettext
from wtforms import EmailField, RadioField, StringField, TextAreaField
from wtforms.validators import Optional

from portal.complaints.actions.reporting import Told
from portal.complaints.actions.steps import Words
from portal.complaints.labels import CATEGORIES
from portal.complaints.rules.cases import LONGEST_TEXT
from portal.complaints.rules.codes import Category
from portal.core.web.forms import EmailAddress, Form, at_most, choices, required
from portal.core.web.locale import language

LONG = {"rows": 4, "maxlength": LONGEST_TEXT}


class ReportForm(Form):
    """Why something should not be public."""

    category = RadioField(
        lazy_gettext("What is wrong?"),
        [required(lazy_gettext("Please choose what is wrong. If nothing fits, choose “Something else”."))],
        choices=choices(CATEGORIES.items()),
    )
    text = TextAreaField(
        lazy_gettext("What do you mean, and where is it?"), [required(), at_most(LONGEST_TEXT)], render_kw=LONG
    )
    email = EmailField(
        lazy_gettext("Email address for the answer (optional)"),
        [Optional(), at_most(254), EmailAddress()],
        render_kw={"autocomplete": "email"},
    )

    def told(self) -> Told:
        return Told(Category(self.category.data), self.text.data or "", self.email.data or "", language())


class CodeForm(Form):
    """The code that a reporter was given."""

    code = StringField(
        lazy_gettext("Code of the report"),
        [required(lazy_gettext("Please type the code of the report.")), at_most(40)],
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code"},
    )


class AnswerForm(Form):
    """The answer to those who reported."""

    answer = TextAreaField(
        lazy_gettext("Answer (whoever reported it reads it)"), [required(), at_most(LONGEST_TEXT)], render_kw=LONG
    )

    def words(self) -> Words:
        return Words(answer=self.answer.data or "")


class StatementForm(Form):
    """Why an objection is right or not, or why somebody objects."""

    statement = TextAreaField(lazy_gettext("Reason"), [required(), at_most(LONGEST_TEXT)], render_kw=LONG)

    def words(self) -> Words:
        return Words(statement=self.statement.data or "")


class DecisionForm(AnswerForm):
    """With the reasons for whoever is concerned."""

    statement = TextAreaField(
        lazy_gettext("Reason (the teacher and the authors read it)"),
        [required(), at_most(LONGEST_TEXT)],
        render_kw=LONG,
    )

    def words(self) -> Words:
        return Words(self.answer.data or "", self.statement.data or "")
