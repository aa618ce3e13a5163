"""What a step asks of the teacher beyond the request itself."""

from portal.accounts.models import Person
from portal.core.refusal import Refused
from portal.matching.models import PartnerSearch
from portal.partnering.rules import PartneringRefusal
from portal.projects.queries import is_confirmed


def must_be_confirmed(by: Person, search: PartnerSearch) -> None:
    """Classes deal with confirmed teachers only, also after one of them has taken another name or address."""
    if not is_confirmed(by, search.school_class.school_id):
        raise Refused(PartneringRefusal.NOT_CONFIRMED)
