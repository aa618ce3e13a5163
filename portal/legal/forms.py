"""What administrators write on legal pages and tell about the operator, and what anybody reports."""

from typing import Any

from flask_babel import lazy_gettext
from wtforms import BooleanField, EmailField, StringField, TextAreaField, ValidationError
from wtforms.validators import Optional

from portal.core.fingerprint import fingerprint
from portal.core.web.forms import EmailAddress, Form, at_most, required
from portal.legal.actions.texts import Text
from portal.legal.labels import FACTS
from portal.legal.rules.barriers import LONGEST_ADDRESS, LONGEST_REPORT
from portal.legal.rules.pages import LONGEST_TEXT, Page
from portal.legal.rules.places import LONGEST_FACT, PLACES, Fact, unknown_places


class TextForm(Form):
    """A legal page in a language."""

    text = TextAreaField(
        lazy_gettext("Text"),
        [required(), at_most(LONGEST_TEXT)],
        render_kw={"rows": 24, "maxlength": LONGEST_TEXT},
    )
    is_checked = BooleanField(lazy_gettext("A lawyer has checked this text"))
    needs_acceptance = BooleanField(lazy_gettext("Teachers and coordinators must accept it"))

    def validate_text(self, field: Any) -> None:
        if unknown := unknown_places(field.data or ""):
            raise ValidationError(
                lazy_gettext(
                    "Nothing is known for %(unknown)s. These places are filled in: %(known)s",
                    unknown=", ".join(unknown),
                    known=", ".join(f"{{{place}}}" for place in sorted(PLACES)),
                )
            )

    def of(self, page: Page) -> "TextForm":
        """Only changes of terms are accepted by anybody."""
        if page != Page.TERMS:
            del self.needs_acceptance
        return self

    @property
    def seen_as(self) -> str:
        """Of the text: it is published only after a look at this very text."""
        return fingerprint(self.text.data or "")

    def description(self) -> Text:
        needs_acceptance = bool(self.needs_acceptance and self.needs_acceptance.data)
        return Text(self.text.data or "", bool(self.is_checked.data), needs_acceptance)


class BarrierForm(Form):
    """What somebody could not use."""

    text = TextAreaField(
        lazy_gettext("What can you not use, or what do you need in another form?"),
        [required(), at_most(LONGEST_REPORT)],
        render_kw={"rows": 6, "maxlength": LONGEST_REPORT},
    )
    address = StringField(lazy_gettext("Address of the page (optional)"), [at_most(LONGEST_ADDRESS)])
    email = EmailField(
        lazy_gettext("Email address for the answer (optional)"),
        [Optional(), at_most(254), EmailAddress()],
        render_kw={"autocomplete": "email"},
    )


class FactsForm(Form):
    """What stands in the places of the texts; what is left empty is told by what holds otherwise."""

    def facts(self) -> dict[str, str]:
        return {fact.value: self[fact.value].data or "" for fact in Fact}


for _fact, _label in FACTS.items():
    _field = TextAreaField(_label, [at_most(LONGEST_FACT)], render_kw={"rows": 2, "maxlength": LONGEST_FACT})
    setattr(FactsForm, _fact.value, _field)
