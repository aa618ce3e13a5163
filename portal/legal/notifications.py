"""Who hears of a barrier: every administrator."""

from portal.accounts.notifications import email_person
from portal.accounts.queries.contacts import Contact
from portal.accounts.queries.people import administrators
from portal.legal.models import BarrierReport


def notify_of_barrier(barrier: BarrierReport) -> None:
    """In the language of each; the words of the report stay in theirs. Only the address for the answer is a link."""
    for person in administrators():
        event = f"barrier:{barrier.id}:{person.id}"
        email_person(person, "legal/mail/barrier.txt", event, barrier=barrier, contact=Contact("", barrier.email))
