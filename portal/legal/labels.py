"""Words for the legal pages, and for the facts about the operator."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.retention import KindWords
from portal.core.web.errors import Words
from portal.legal.rules.pages import LegalRefusal, Page
from portal.legal.rules.places import Fact

PAGES = {
    Page.IMPRINT: lazy_pgettext("legal page", "Legal notice"),
    Page.PRIVACY: lazy_pgettext("legal page", "Privacy notice"),
    Page.TERMS: lazy_pgettext("legal page", "Terms of use for schools"),
    Page.ACCESSIBILITY: lazy_pgettext("legal page", "Accessibility statement"),
    Page.CHILDREN: lazy_pgettext("legal page", "In short, for children"),
}

FACTS = {
    Fact.OPERATOR: lazy_pgettext("fact about the operator", "Name of the operator"),
    Fact.REPRESENTATIVE: lazy_pgettext("fact about the operator", "Who represents the operator"),
    Fact.ADDRESS: lazy_pgettext("fact about the operator", "Postal address"),
    Fact.CONTACT: lazy_pgettext("fact about the operator", "Email address and telephone number"),
    Fact.OFFICER: lazy_pgettext("fact about the operator", "Data protection officer"),
    Fact.HOST: lazy_pgettext("fact about the operator", "Who runs the servers and sends the emails"),
    Fact.AUTHORITY: lazy_pgettext("fact about the operator", "Supervisory authority for data protection"),
    Fact.ENFORCEMENT: lazy_pgettext("fact about the operator", "Enforcement body for accessibility"),
}

REFUSALS: Words = {
    LegalRefusal.CHANGED_MEANWHILE: lazy_gettext(
        "Somebody else has published a version at the same moment. Please compare it with yours, and publish again."
    ),
}

BARRIERS = KindWords(
    lazy_gettext("Reported barriers that were dealt with"),
    lazy_gettext("They may hold an address for the answer, which nobody needs three months later."),
)
