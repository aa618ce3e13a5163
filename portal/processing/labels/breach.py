"""Words for a breach of personal data: what was lost, and the draft of a letter to those concerned."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from flask_babel import force_locale, gettext, lazy_pgettext, pgettext

from portal.core.web.formatting import day_long, listed
from portal.legal.rules.places import Fact
from portal.processing.labels.records import CATEGORIES
from portal.processing.rules.breach import CATEGORIES as OF_LOST
from portal.processing.rules.breach import Lost

LOST = {
    Lost.FILE: lazy_pgettext("breach", "A file"),
    Lost.CONTRIBUTION: lazy_pgettext("breach", "A contribution"),
    Lost.ACCOUNT: lazy_pgettext("breach", "An account"),
    Lost.CLASS: lazy_pgettext("breach", "A class"),
    Lost.SCHOOL: lazy_pgettext("breach", "A school"),
    Lost.EMAIL: lazy_pgettext("breach", "An email"),
    Lost.BACKUP: lazy_pgettext("breach", "A backup of everything"),
}


def letter(language: str, lost: Lost, known_at: datetime, facts: Mapping[str, str]) -> Sequence[str]:
    """The paragraphs of a draft, the heading first, in the language of those concerned."""
    with force_locale(language):
        kinds = listed([CATEGORIES[category] for category in OF_LOST[lost]])
        return [
            pgettext("letter", "Information about a breach of personal data"),
            pgettext(
                "letter",
                "Personal data from the European Dialogue may have reached people who have no right to them. Day on "
                "which this became known: %(day)s",
                day=day_long(known_at),
            ),
            pgettext("letter", "Kinds of data: %(kinds)s", kinds=kinds),
            pgettext("letter", "What has happened, and what may follow from it: …"),
            pgettext("letter", "What we have done, and what you can do yourselves: …"),
            pgettext("letter", "Questions are answered here: %(contact)s", contact=facts.get(Fact.CONTACT) or "…"),
            pgettext("letter", "Data protection officer: %(officer)s", officer=facts.get(Fact.OFFICER) or "…"),
        ]


def how(mailbox: str, school_class: str) -> str:
    """By which way somebody is informed."""
    return mailbox or str(gettext("Letter to the family. Class: %(school_class)s", school_class=school_class))
