"""Words for requests about data, and for what an archive holds."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.retention import KindWords
from portal.core.web.errors import Words
from portal.rights.rules.requests import Kind, RightsRefusal, Way
from portal.rights.rules.sections import Heading

KINDS = {
    Kind.CORRECTION: lazy_pgettext("request about data", "Correction"),
    Kind.ERASURE: lazy_pgettext("request about data", "To be forgotten"),
}
WAYS = {
    Way.ACCOUNT: lazy_pgettext("request about data", "Asked in the portal"),
    Way.LETTER: lazy_pgettext("request about data", "Asked by the family, with the code of its letter"),
}
REFUSALS: Words = {
    RightsRefusal.ALREADY_ASKED: lazy_gettext("This has been asked already and waits for an answer."),
    RightsRefusal.TOO_MANY_OPEN: lazy_gettext("Several questions are still waiting. Please wait for an answer first."),
}
ANSWERED_REQUESTS = KindWords(
    lazy_gettext("Answered questions about own data"),
    lazy_gettext("Whoever has asked can read the answer again, and the school can show that it has answered in time."),
)
HEADINGS = {
    Heading.ACCOUNT: lazy_pgettext("archive", "Account"),
    Heading.SECURITY: lazy_pgettext("archive", "Logins and devices"),
    Heading.SCHOOL: lazy_pgettext("archive", "Schools and classes"),
    Heading.WORKS: lazy_pgettext("archive", "What belongs to the contributions"),
    Heading.CONSENT: lazy_pgettext("archive", "Consent and letters"),
    Heading.PROJECTS: lazy_pgettext("archive", "Projects"),
    Heading.PARTNERS: lazy_pgettext("archive", "Partner search and messages"),
    Heading.TASKS: lazy_pgettext("archive", "What was done for others"),
    Heading.TYPED: lazy_pgettext("archive", "What was typed and kept"),
    Heading.EMAILS: lazy_pgettext("archive", "Emails"),
}
# Of the columns that people look for; others keep the names that data.json has as well.
COLUMNS = {
    "name": lazy_pgettext("archive", "Name"),
    "email": lazy_pgettext("archive", "Email address"),
    "role": lazy_pgettext("archive", "Role"),
    "language": lazy_pgettext("archive", "Language"),
    "title": lazy_pgettext("archive", "Title"),
    "text": lazy_pgettext("archive", "Text"),
    "reason": lazy_pgettext("archive", "Reason"),
    "at": lazy_pgettext("archive", "When"),
    "created_at": lazy_pgettext("archive", "Since"),
    "school": lazy_pgettext("archive", "School"),
    "school_class": lazy_pgettext("archive", "Class"),
    "project": lazy_pgettext("archive", "Project"),
    "device": lazy_pgettext("archive", "Device"),
    "step": lazy_pgettext("archive", "Step"),
    "status": lazy_pgettext("archive", "Status"),
    "grants": lazy_pgettext("archive", "Allowed"),
    "subject": lazy_pgettext("archive", "Subject"),
}
