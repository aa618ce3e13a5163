"""What an entry is about, and who acted without an account, in words."""

from flask_babel import LazyString, gettext, lazy_gettext, lazy_pgettext

from portal.accounts.labels import ROLES
from portal.audit.models import AuditEntry
from portal.audit.rules.things import Kind
from portal.core.acts import COMMAND, JOB, VISITOR
from portal.core.retention import KindWords

KINDS: dict[Kind, LazyString] = {
    Kind.CONTRIBUTION: lazy_pgettext("object", "Contribution"),
    Kind.MEDIUM: lazy_pgettext("object", "File"),
    Kind.PROJECT: lazy_pgettext("object", "Project"),
    Kind.CLASS: lazy_pgettext("object", "Class"),
    Kind.SCHOOL: lazy_pgettext("object", "School"),
    Kind.PERSON: lazy_pgettext("object", "Account"),
    Kind.REGION: lazy_pgettext("object", "Region"),
    Kind.PARTNER_REQUEST: lazy_pgettext("object", "Partner request"),
    Kind.PARTNER_SEARCH: lazy_pgettext("object", "Partner search"),
    Kind.VISIT: lazy_pgettext("object", "Visit"),
    Kind.ROUND: lazy_pgettext("object", "Matching round"),
    Kind.PROPOSAL: lazy_pgettext("object", "Partner proposal"),
    Kind.REPORT: lazy_pgettext("object", "Report"),
    Kind.BARRIER: lazy_pgettext("object", "Report about a barrier"),
    Kind.CASE: lazy_pgettext("object", "Report about a public page"),
    Kind.LEGAL_PAGE: lazy_pgettext("object", "Legal page"),
    Kind.PROGRAMME: lazy_pgettext("object", "Rules of a programme"),
    Kind.LIST: lazy_pgettext("object", "Imported list"),
    Kind.EMAIL: lazy_pgettext("object", "Email"),
    Kind.DATA: lazy_pgettext("object", "Kind of data"),
    Kind.BACKUP: lazy_pgettext("object", "Backup"),
}
ENTRIES = KindWords(
    lazy_pgettext("record", "Who did what"),
    lazy_gettext("Misuse is often found months later. Entries have no names and no contents."),
)
WITHOUT_ACCOUNT = {
    VISITOR: lazy_gettext("Somebody without an account"),
    COMMAND: lazy_gettext("Command line"),
    JOB: lazy_gettext("The portal itself"),
}


def actor(entry: AuditEntry, names: dict[int, str]) -> str:
    """Who acted: the name, as far as the reader may see it, or role and number of the account."""
    if entry.by_id is None:
        return str(WITHOUT_ACCOUNT.get(entry.role, entry.role))
    role = next((str(words) for code, words in ROLES.items() if code == entry.role), entry.role)
    return str(gettext("%(name)s (%(role)s)", name=account(entry.by_id, names), role=role))


def account(number: int, names: dict[int, str]) -> str:
    return names.get(number) or str(gettext("Account no. %(number)s", number=number))


def thing(entry: AuditEntry) -> str:
    """Kind and number or key; empty when it is about nothing but a person."""
    kind = next((str(words) for code, words in KINDS.items() if code == entry.kind), entry.kind)
    if entry.number is not None:
        return str(gettext("%(kind)s no. %(number)s", kind=kind, number=entry.number))
    return f"{kind}: {entry.key}" if entry.key else kind
