"""What administrators type about regions."""

from flask_babel import lazy_gettext
from wtforms import EmailField, SelectField, SelectMultipleField, StringField
from wtforms.validators import Optional, Regexp

from portal.config import LANGUAGES
from portal.core.web.forms import Day, EmailAddress, Form, PersonName, at_most, choices, required
from portal.core.web.locale import OWN_NAMES
from portal.regions.labels import STATUSES

SINCE = 100  # years ago: partnerships and names are older than the portal


class StatusForm(Form):
    """From which day a partnership is suspended, goes on or ends."""

    status = SelectField(lazy_gettext("Status"), choices=choices(STATUSES.items()))
    since = Day(lazy_gettext("From"), SINCE)
    note = StringField(lazy_gettext("Note (for administrators)"), [at_most(500)])


class ContactForm(Form):
    """Whom teachers of a region ask."""

    name = StringField(
        lazy_gettext("Name of the office or the person"),
        [at_most(100), PersonName()],
        render_kw={"autocomplete": "off"},
    )
    email = EmailField(
        lazy_gettext("Email address"), [Optional(), at_most(254), EmailAddress()], render_kw={"autocomplete": "off"}
    )


class NamesForm(Form):
    """A name in each language; empty ones stay as they are."""

    since = Day(lazy_gettext("Official from"), SINCE)
    name_de = StringField(OWN_NAMES["de"], [at_most(100)])
    name_fr = StringField(OWN_NAMES["fr"], [at_most(100)])
    name_it = StringField(OWN_NAMES["it"], [at_most(100)])
    name_pl = StringField(OWN_NAMES["pl"], [at_most(100)])
    name_ru = StringField(OWN_NAMES["ru"], [at_most(100)])
    name_tr = StringField(OWN_NAMES["tr"], [at_most(100)])
    name_en = StringField(OWN_NAMES["en"], [at_most(100)])

    def names(self) -> dict[str, str]:
        typed = {lang: self[f"name_{lang}"].data for lang in LANGUAGES}
        return {lang: name for lang, name in typed.items() if name}


class RegionForm(NamesForm):
    """A new partner region."""

    key = StringField(
        lazy_gettext("Key (small letters without accents)"),
        [required(), at_most(40), Regexp(r"[a-z][a-z_]+$", message=lazy_gettext("Please use small letters only."))],
    )
    name_en = StringField(OWN_NAMES["en"], [required(), at_most(100)])
    country = StringField(
        lazy_gettext("Country (two letters, for example IT)"),
        [required(), Regexp(r"[A-Z]{2}$", message=lazy_gettext("Please enter two capital letters."))],
    )
    languages = SelectMultipleField(lazy_gettext("Languages of its schools"), choices=choices(OWN_NAMES.items()))
    since = Day(lazy_gettext("Partnership founded on"), SINCE, may_wait=True)
