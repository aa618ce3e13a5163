"""Stores who has accepted which version, and when."""

from portal.accounts.models import Person
from portal.core.claims import add_if_new
from portal.core.clock import now
from portal.legal.models import LegalAcceptance, LegalVersion


def accept(version: LegalVersion, *, by: Person) -> None:
    """Once; a second yes changes nothing."""
    add_if_new(LegalAcceptance, person_id=by.id, version_id=version.id, at=now())
