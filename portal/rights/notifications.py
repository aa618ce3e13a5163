"""Who hears of requests about data, and of their answers."""

from portal.accounts.notifications import email_person
from portal.accounts.queries.people import get_person
from portal.rights.models import RightsRequest
from portal.rights.queries.requests import answerers_of


def tell_asked(request: RightsRequest) -> None:
    """The email names nobody: whoever opens the page reads it."""
    for person in answerers_of(get_person(request.person_id)):
        email_person(person, "rights/mail/asked.txt", f"rights-asked:{request.id}:{person.id}", request=request)


def tell_answer(request: RightsRequest) -> None:
    """Adults; students and their families read it where they asked."""
    person = get_person(request.person_id)
    email_person(person, "rights/mail/answered.txt", f"rights-answered:{request.id}", request=request)
